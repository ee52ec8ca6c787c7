import '../browser/polyfill.ts';
import { render } from 'preact';
import { language, t } from '../i18n.ts';
import { App } from './App.tsx';
import { shownTab } from './page/shown-tab.ts';
import { watchTab } from './page/tab-watch.ts';

// Before rendering: reading the page takes longest.
const watch = watchTab(shownTab());
document.documentElement.lang = language();
document.title = t('popupTitle');
const root = document.getElementById('app');
if (root) render(<App watch={watch} />, root);
