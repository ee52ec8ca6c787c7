import '../browser/polyfill.ts';
import { render } from 'preact';
import { language, t } from '../i18n.ts';
import { Options } from './Options.tsx';

document.documentElement.lang = language();
document.title = t('optionsTitle');
const root = document.getElementById('app');
if (root) render(<Options />, root);
