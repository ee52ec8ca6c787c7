/** An empty React search page. Its rows have no container with a role, the costly case for readers. */
export function emptyList(): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Search | LinkedIn</title></head><body data-rehydrated="true">
<header><nav><a href="/feed/">Home</a></nav></header><main id="workspace"><div id="noise"></div><div id="results"
  style="width: 560px"></div></main></body></html>`;
}

/** Numbered from one; each with two mutual connections. */
export function rows(from: number, count: number): string {
  return Array.from({ length: count }, (_, at) => row(from + at)).join('');
}

function row(at: number): string {
  const token = `ACoAA${String(at).padStart(34, 'x')}`;
  const mutual = (which: number) =>
    `<a href="https://www.linkedin.com/in/mutual-${(at + which) % 50}/"><strong>Mutual ${which}</strong></a>`;
  return `<div><figure><a href="https://www.linkedin.com/in/person-${at}/" aria-hidden="true"><img
  alt="Person ${at}"></a></figure><div>
<p class="t"><a href="https://www.linkedin.com/in/person-${at}/?x=1">Person Number ${at}</a><span class="d"><span
  class="e"> • 2nd</span></span></p>
<div><p class="h"><span class="s">Engineer of analytical things, number ${at}</span></p></div><div><p class="l"><span
  class="s">Springfield, Far Land</span></p></div>
<p class="m">${mutual(1)}, ${mutual(2)} and ${at} other mutual connections</p></div>
<div><div componentkey="SearchResults${token}"><a href="/preload/search-custom-invite/?vanityName=person"
  componentkey="ConnectButtonstate:invitation:urn:li:member:${at + 1000}_connect"><span
  class="b">Connect</span></a></div></div></div>`;
}
