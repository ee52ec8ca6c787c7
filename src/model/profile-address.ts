/** The address of a person's LinkedIn profile. @param slug decoded, as it is stored */
export function profileAddress(slug: string): string {
  // Half a character can't be encoded, and no slug has one.
  return `https://www.linkedin.com/in/${encodeURIComponent(slug.replace(/\p{Cs}/gu, ''))}/`;
}
