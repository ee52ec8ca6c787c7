import browser from 'webextension-polyfill';

/** The one door to the extension API: promises in Chromium and Firefox alike. */
export { browser };
