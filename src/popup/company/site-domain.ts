/** Where links are shortened: what is behind one is not known without asking it. */
const SHORTENERS =
  'bit.ly bitly.com lnkd.in t.co tinyurl.com goo.gl ow.ly buff.ly rebrand.ly short.io cutt.ly is.gd v.gd t.ly tiny.cc ' +
  'rb.gy shorturl.at trib.al hubs.ly hubs.la dlvr.it smarturl.it qrco.de bl.ink soo.gd spr.ly mailchi.mp g.page';

/**
 * Where everybody has a page: its domain is of the host, not of the company. Of hosts that are also employers, only
 * that part.
 */
const SHARED_HOSTS =
  'linkedin.com facebook.com fb.com fb.me instagram.com threads.net threads.com twitter.com x.com youtube.com youtu.be ' +
  'tiktok.com pinterest.com reddit.com snapchat.com twitch.tv vimeo.com discord.com discord.gg t.me telegram.me wa.me ' +
  'whatsapp.com weibo.com wechat.com xing.com vk.com line.me bsky.app mastodon.social linktr.ee beacons.ai bio.link ' +
  'carrd.co about.me medium.com substack.com github.com gitlab.com bitbucket.org notion.so notion.site crunchbase.com ' +
  'glassdoor.com indeed.com behance.net dribbble.com soundcloud.com open.spotify.com wikipedia.org forms.gle ' +
  'sites.google.com docs.google.com drive.google.com forms.google.com maps.google.com play.google.com apps.apple.com ' +
  'itunes.apple.com eventbrite.com meetup.com calendly.com patreon.com gofundme.com kickstarter.com';

const REFUSED_HOSTS = new Set(`${SHORTENERS} ${SHARED_HOSTS}`.split(' '));

/**
 * The registrable domain of a company's website, as its page on LinkedIn gives it: `https://careers.acme.co.uk/?utm_…`
 * is `acme.co.uk`, in ASCII and lower case. Null for link shorteners, social networks, IP addresses and what is no
 * site.
 */
export async function siteDomain(address: string): Promise<string | null> {
  const url = URL.parse(withScheme(address.trim()));
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null;
  // The list of public suffixes is larger than the rest of the popup, and only pages of companies need it.
  const { parse } = await import('tldts');
  const { domain, isIp } = parse(url.hostname, { allowPrivateDomains: true });
  if (!domain || isIp || isSharedHost(url.hostname)) return null;
  return domain;
}

function withScheme(address: string): string {
  if (address.startsWith('//')) return `https:${address}`;
  // `acme.com:8080` has a port, no scheme.
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(address) ? address : `https://${address}`;
}

/** Whether a host or any domain above it is refused: `acme.medium.com` may be a registrable domain of its own. */
function isSharedHost(host: string): boolean {
  const labels = host.replace(/\.$/, '').split('.');
  return labels.some((_, index) => REFUSED_HOSTS.has(labels.slice(index).join('.')));
}
