import '../browser/polyfill.ts';
import { render } from 'preact';
import { language, t } from '../i18n.ts';
import { Welcome } from './Welcome.tsx';

document.documentElement.lang = language();
document.title = t('welcomeTitle');
const root = document.getElementById('app');
if (root) render(<Welcome />, root);
