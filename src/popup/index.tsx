import { render } from 'preact';
import { language, t } from '../i18n.ts';
import { App } from './App.tsx';
import { shownTab } from './shown-tab.ts';

document.documentElement.lang = language();
document.title = t('popupTitle');
const root = document.getElementById('app');
if (root) render(<App tab={shownTab()} />, root);
