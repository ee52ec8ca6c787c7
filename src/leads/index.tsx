import '../browser/polyfill.ts';
import { render } from 'preact';
import { language, t } from '../i18n.ts';
import { Leads } from './Leads.tsx';

document.documentElement.lang = language();
document.title = t('leadsTitle');
const root = document.getElementById('app');
if (root) render(<Leads />, root);
