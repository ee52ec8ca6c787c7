// The site's own script: in-app visits as LinkedIn makes them. The address changes at once, the title a little later,
// the page last; meanwhile the old person is still painted. Delays in ms: ?slow=2000&slowTitle=500, or window.__delays.
(() => {
  const query = new URLSearchParams(location.search);
  window.__delays ??= { title: Number(query.get('slowTitle') ?? 150), main: Number(query.get('slow') ?? 400) };
  const policy = window.trustedTypes?.createPolicy('jSecure', { createHTML: (text) => text });
  const layout = document.body.classList.contains('ember-application') ? 'ember' : 'sdui';
  const outlets = { sdui: '[data-sdui-screen]', ember: '.application-outlet' };
  const inApp = {
    sdui: /^\/(in|feed|mynetwork|search\/results\/people)\//,
    ember: /^\/(in|company)\//,
  };
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  let visit = 0;

  async function load(address, more) {
    const url = new URL(address);
    url.searchParams.set('layout', layout);
    for (const [name, value] of Object.entries(more ?? {})) url.searchParams.set(name, value);
    const reply = await fetch(url, { headers: { 'x-sandbox-app': '1' } });
    const text = await reply.text();
    return new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, 'text/html');
  }

  async function show(address) {
    visit += 1;
    const mine = visit;
    const coming = load(address);
    await pause(window.__delays.title);
    const next = await coming;
    if (mine !== visit) return;
    const place = document.querySelector(outlets[layout]);
    const content = next.querySelector(outlets[layout]);
    if (!place || !content) return location.reload();
    document.title = next.title;
    await pause(window.__delays.main);
    if (mine !== visit) return;
    // Only what is inside the outlet is new: embedded data and the body's attributes stay as first loaded.
    place.replaceWith(content);
    window.scrollTo(0, 0);
    linkCards();
  }

  // Live result rows are links that contain links, which only a script can build.
  function linkCards() {
    for (const card of document.querySelectorAll('[data-card]')) {
      const link = document.createElement('a');
      link.href = card.dataset.card;
      link.className = card.className;
      link.tabIndex = 0;
      link.append(...card.childNodes);
      card.replaceWith(link);
    }
  }

  // The experience card comes only when somebody scrolls.
  async function fillCards() {
    const empty = document.querySelector('[componentkey^="profileCardsBelowActivityPart1"]');
    if (!empty || empty.dataset.asked || empty.querySelector('section')) return;
    empty.dataset.asked = 'true';
    const full = await load(location.href, { weight: '0' });
    const filled = full.querySelector('[componentkey^="profileCardsBelowActivityPart1"]');
    if (filled && empty.isConnected) empty.replaceChildren(...filled.childNodes);
  }

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.target) return;
    const url = new URL(link.href);
    if (/^\/(messaging|preload)\//.test(url.pathname)) return event.preventDefault();
    const asked = url.searchParams.get('layout') ?? layout;
    if (url.origin !== location.origin || !inApp[layout].test(url.pathname) || asked !== layout) return;
    event.preventDefault();
    if (url.href === location.href) return;
    history.pushState(null, '', url);
    show(url.href);
  });
  window.addEventListener('popstate', () => show(location.href));
  window.addEventListener('scroll', fillCards, { passive: true });
  linkCards();
})();
