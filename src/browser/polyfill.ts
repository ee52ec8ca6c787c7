import polyfill from 'webextension-polyfill';
import { setBrowser } from '../browser.ts';

// The first import of the background and of each page; content scripts go without, to stay small.
setBrowser(polyfill);
