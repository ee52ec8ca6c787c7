import '../browser/polyfill.ts';
import { render } from 'preact';
import { language, t } from '../i18n.ts';
import { App } from '../popup/App.tsx';
import { shownTab } from '../popup/page/shown-tab.ts';
import { watchTab } from '../popup/page/tab-watch.ts';
import { followTabs } from './follow-tabs.ts';

const watch = watchTab(shownTab());
void followTabs(watch.turnTo);
document.documentElement.lang = language();
document.title = t('popupTitle');
const root = document.getElementById('app');
if (root) render(<App watch={watch} />, root);
