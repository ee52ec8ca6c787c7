/**
 * What each detector of an address must accept, and all others must refuse. Only tests read the addresses; a bundler
 * drops them.
 */
export const addressExamples = {
  slug: [
    'https://www.linkedin.com/in/ada-lovelace',
    'https://www.linkedin.com/in/Ada-Lovelace/?trk=people#top',
    'https://linkedin.com/in/ada-lovelace/en/',
    'https://br.linkedin.com/in/ada-lovelace/pt_BR',
    'https://m.linkedin.com/in/ada-lovelace/',
    'https://touch.linkedin.com/in/ada-lovelace/',
    'https://www.linkedin.com/mwlite/in/ada-lovelace',
    'https://www.linkedin.com/in/ada-lovelace/overlay/contact-info/',
    'https://www.linkedin.com/in/ada-lovelace/details/experience/',
    'https://www.linkedin.com/in/ada-lovelace/recent-activity/all/',
    'https://www.linkedin.com/in/%E7%94%B0%E4%B8%AD-%E5%A4%AA%E9%83%8E-1a2b3c/',
    'https://www.linkedin.com/in/acoaaxyz/',
    'https://www.linkedin.com/in/meadow/',
    'https://www.linkedin.com/in/company/',
  ],
  token: [
    'https://www.linkedin.com/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_456/',
    'https://www.linkedin.com/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_456/overlay/contact-info/',
    'https://www.linkedin.com/in/ACwAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_456',
  ],
  nobody: [
    'https://www.linkedin.com/in/',
    'https://www.linkedin.com/in/me/',
    'https://www.linkedin.com/in/Me/details/skills/',
    'https://www.linkedin.com/in/ada%252Dlovelace/',
    'https://www.linkedin.com/in/ada%5Clovelace/',
    'https://www.linkedin.com/in/ada%2Flovelace/',
    'https://www.linkedin.com/in/ada..lovelace/',
    'https://www.linkedin.com/in/ada%00lovelace/',
    'https://www.linkedin.com/in/ada%E2%80%AElovelace/',
    'https://www.linkedin.com/in/%E7%94/',
  ],
  search: [
    'https://www.linkedin.com/search/results/people/?keywords=analytical%20engine',
    'https://www.linkedin.com/search/results/all/?keywords=ada',
  ],
  connections: ['https://www.linkedin.com/mynetwork/invite-connect/connections/'],
  catchUp: [
    'https://www.linkedin.com/mynetwork/catch-up/all/',
    'https://www.linkedin.com/mynetwork/catch-up/birthday/',
  ],
  network: [
    'https://www.linkedin.com/mynetwork/',
    'https://www.linkedin.com/mynetwork/grow/',
    'https://www.linkedin.com/mynetwork/invitation-manager/received/',
  ],
  companyPeople: [
    'https://www.linkedin.com/company/analytical-engines/people/',
    'https://www.linkedin.com/school/analytical-college/people/?keywords=ada',
  ],
  company: [
    'https://www.linkedin.com/company/analytical-engines/about/',
    'https://de.linkedin.com/company/analytical-engines',
    'https://www.linkedin.com/company/1234567/',
    'https://www.linkedin.com/school/analytical-college/',
    'https://www.linkedin.com/showcase/difference-engines/',
  ],
  salesLead: [
    'https://www.linkedin.com/sales/lead/ACwAABcDeFgHiJkLmNo,NAME_SEARCH,abcd',
    'https://www.linkedin.com/sales/lead/ACwAABcDeFgHiJk-_mNo%2CNAME_SEARCH%2Cabcd?_ntb=1',
    'https://www.linkedin.com/sales/people/ACwAABcDeFgHiJkLmNo,NAME_SEARCH,abcd',
  ],
  salesSearch: ['https://www.linkedin.com/sales/search/people?keywords=ada'],
  salesList: ['https://www.linkedin.com/sales/lists/people/7012345678901234567?sortCriteria=CREATED_TIME'],
  recruiterProfile: [
    'https://www.linkedin.com/recruiter/profile/12345,abcd,CAP',
    'https://www.linkedin.com/talent/profile/AEMAABcDeFg',
    'https://www.linkedin.com/talent/hire/123/discover/recruiterSearch/profile/AEMAABcDeFg',
    'https://www.linkedin.com/talent/hire/123/manage/all/profile/AEMAABcDeFg?trk=PROJECT_PIPELINE',
  ],
  recruiterSearch: [
    'https://www.linkedin.com/recruiter/smartsearch?keywords=ada',
    'https://www.linkedin.com/talent/hire/123/discover/recruiterSearch?searchContextId=1',
    'https://www.linkedin.com/talent/search?keywords=ada',
    'https://www.linkedin.com/talent/hire/123/manage/all',
    'https://www.linkedin.com/talent/hire/123/manage/contacted?start=25',
    'https://www.linkedin.com/talent/hire/123/discover/recommendedMatches',
    'https://www.linkedin.com/talent/hire/123/discover/applicants',
  ],
  loginWall: [
    'https://www.linkedin.com/authwall?trk=bf&sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fada-lovelace',
    'https://www.linkedin.com/uas/login?session_redirect=%2Fin%2Fada-lovelace',
    'https://www.linkedin.com/login',
    'https://www.linkedin.com/signup/cold-join',
    'https://www.linkedin.com/checkpoint/lg/login-submit',
  ],
  challenge: [
    'https://www.linkedin.com/checkpoint/challenge/AgE1B2C3?ut=1',
    'https://www.linkedin.com/checkpoint/challengesV2/AQ1',
  ],
  notFound: ['https://www.linkedin.com/404/'],
  salesAccount: [
    'https://www.linkedin.com/sales/company/1234567',
    'https://www.linkedin.com/sales/search/company?keywords=engines',
    'https://www.linkedin.com/sales/lists/company/7012345678901234567',
  ],
  salesHome: ['https://www.linkedin.com/sales/home', 'https://www.linkedin.com/sales/alerts?filter=ALL'],
  recruiterProject: [
    'https://www.linkedin.com/talent/home',
    'https://www.linkedin.com/talent/hire/123/overview',
    'https://www.linkedin.com/recruiter/projects/123/pipeline',
  ],
  groupMembers: ['https://www.linkedin.com/groups/1234567/members/', 'https://www.linkedin.com/groups/1234567/'],
  event: ['https://www.linkedin.com/events/7012345678901234567/', 'https://www.linkedin.com/events/engines/about/'],
  post: [
    'https://www.linkedin.com/feed/update/urn:li:activity:7012345678901234567/',
    'https://www.linkedin.com/posts/ada-lovelace_engines-activity-1',
    'https://www.linkedin.com/pulse/engines-ada-lovelace',
  ],
  feed: [
    'https://www.linkedin.com/',
    'https://www.linkedin.com/feed/',
    'https://www.linkedin.com/feed/?next=/in/ada-lovelace',
    'https://www.linkedin.com/search/results/content/?keywords=engines',
  ],
  messaging: ['https://www.linkedin.com/messaging/', 'https://www.linkedin.com/messaging/thread/2-abc/'],
  job: [
    'https://www.linkedin.com/jobs/view/4000000001/',
    'https://www.linkedin.com/jobs/search/?currentJobId=4000000001',
    'https://www.linkedin.com/hiring/jobs/4000000001/applicants/',
  ],
  profileViewers: [
    'https://www.linkedin.com/analytics/profile-views/',
    'https://www.linkedin.com/me/profile-views/',
    'https://www.linkedin.com/analytics/post-summary/urn:li:activity:1/',
  ],
  notifications: ['https://www.linkedin.com/notifications/?filter=all'],
  elsewhere: [
    'https://www.linkedin.com/search/results/companies/?keywords=engines',
    'https://www.linkedin.com/newsletters/engines-7012345678901234567/',
    'https://www.linkedin.com/my-items/saved-posts/',
  ],
  other: [
    'https://www.linkedin.com/public-profile/in/ada-lovelace/',
    'https://www.linkedin.com/company/',
    'https://www.linkedin.com/sales/lead/',
    'https://business.linkedin.com/in/ada-lovelace',
    'https://business.linkedin.com/feed/',
  ],
  foreign: [
    'https://linkedin.com.example/in/ada-lovelace/',
    'https://notlinkedin.com/in/ada-lovelace/',
    'https://www.linkedin.com.evil.example/in/ada-lovelace/',
    'https://example.com/https://www.linkedin.com/in/ada-lovelace',
    'ftp://www.linkedin.com/in/ada-lovelace',
    'about:blank',
    'not an address',
    '',
  ],
} as const;

/** The kinds of addresses. */
export type AddressName = keyof typeof addressExamples;
