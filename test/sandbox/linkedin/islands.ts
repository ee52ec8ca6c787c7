import type { Company } from '../companies.ts';
import { VIEWER } from '../people.ts';
import type { Person } from '../person.ts';
import type { Island } from './ember-shell.ts';

const MODEL = 'com.linkedin.voyager';

/** What comes first on every page: who is signed in. */
function viewerIsland(): Island {
  const urn = `urn:li:fs_miniProfile:${VIEWER.token}`;
  return {
    request: '/voyager/api/me',
    body: {
      data: { plainId: VIEWER.memberId, '*miniProfile': urn, $type: `${MODEL}.common.Me` },
      included: [
        {
          $type: `${MODEL}.identity.shared.MiniProfile`,
          firstName: VIEWER.firstName,
          lastName: VIEWER.lastName,
          occupation: VIEWER.headline,
          objectUrn: `urn:li:member:${VIEWER.memberId}`,
          entityUrn: urn,
          dashEntityUrn: `urn:li:fsd_profile:${VIEWER.token}`,
          publicIdentifier: VIEWER.slug,
        },
      ],
    },
  };
}

/** The islands of a profile: the viewer, then the subject. No current company is in there. */
export function profileIslands(person: Person): Island[] {
  const urn = `urn:li:fsd_profile:${person.token}`;
  const slug = encodeURIComponent(person.slug);
  return [
    viewerIsland(),
    { request: '/voyager/api/premium/featureAccess?name=reactivationFeaturesEligible', body: {} },
    {
      request:
        '/voyager/api/graphql?includeWebMetadata=true' +
        `&variables=(vanityName:${slug})&queryId=voyagerIdentityDashProfiles.sandbox`,
      body: {
        data: { data: { identityDashProfilesByMemberIdentity: { '*elements': [urn] } } },
        included: [
          {
            $type: `${MODEL}.dash.identity.profile.Profile`,
            entityUrn: urn,
            objectUrn: `urn:li:member:${person.memberId}`,
            publicIdentifier: person.slug,
            firstName: person.firstName,
            lastName: person.lastName,
            headline: person.headline,
            geoLocation: { '*geo': 'urn:li:fsd_geo:100' },
          },
          { $type: `${MODEL}.dash.common.Geo`, entityUrn: 'urn:li:fsd_geo:100', defaultLocalizedName: person.location },
        ],
      },
    },
  ];
}

/** Unrelated replies of the site's API, of the given size (kB). */
export function fillerIslands(kilobytes: number): Island[] {
  const entry = {
    $type: `${MODEL}.dash.feed.Update`,
    entityUrn: 'urn:li:fsd_update:0',
    text: 'Pleased to share. '.repeat(20),
  };
  const included = Array.from({ length: Math.round(kilobytes / 0.45) }, () => entry);
  return included.length === 0
    ? []
    : [{ request: '/voyager/api/graphql?queryId=voyagerFeedDashProfileUpdates', body: { included } }];
}

/** The islands of a company page: the viewer, then the company and another that only looks like it. */
export function companyIslands(company: Company): Island[] {
  const record = (id: number, name: string, universalName: string, websiteUrl: string) => ({
    $type: `${MODEL}.dash.organization.Company`,
    entityUrn: `urn:li:fsd_company:${id}`,
    name,
    universalName,
    websiteUrl,
  });
  return [
    viewerIsland(),
    {
      request:
        `/voyager/api/graphql?variables=(universalName:${company.slug})` +
        '&queryId=voyagerOrganizationDashCompanies.sandbox',
      body: {
        data: {},
        included: [
          record(186, `${company.name} Fan Club`, `${company.slug}-fan-club`, 'https://fan-club.example/'),
          record(company.id, company.name, company.slug, `https://www.${company.domain}/`),
        ],
      },
    },
  ];
}
