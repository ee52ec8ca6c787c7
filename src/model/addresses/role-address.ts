import { addressKey } from './email-address.ts';

/**
 * What stands before the @ of an address that a desk reads, and not one person: RFC 2142, and the words of the
 * countries we serve.
 */
const ROLES: ReadonlySet<string> = new Set(
  [
    'info infos information informacion informacoes informatie informazioni hello hi hallo hola hey ciao bonjour ola mail email e-mail post poczta posta',
    'contact contacts contactus contact-us contacto contato contatti contatto kontakt kontakta kontakty yhteys ask enquiries enquiry inquiries inquiry anfrage anfragen',
    'sales sale salesteam vertrieb verkauf verkoop ventas venta vendas vendite commerciale commercial comercial commercial-team deals offers quote quotes bids tenders orders order bestellung pedidos commande',
    'support help helpdesk helpline service servicedesk customerservice customer-service customersupport customer-support customercare care kundenservice kundendienst soporte suporte supporto assistance assistenza atencion atendimento sav feedback complaints',
    'office buero bureau kantoor oficina escritorio ufficio zentrale empfang reception front-desk frontdesk secretary secretariat sekretariat segreteria secretaria switchboard team all everyone staff company people group',
    'admin administrator administration administracion administrativo verwaltung amministrazione management direction direktion direccion direzione directie board ceo-office hq headquarters',
    'hr humanresources human-resources jobs job careers career recruiting recruitment recruiter talent hiring apply bewerbung bewerbungen karriere personal rrhh rh stellen empleo emploi recrutement lavoro vacatures',
    'billing accounts account accounting accountspayable accounts-payable accountsreceivable ap ar finance finanzen invoice invoices invoicing rechnung rechnungen buchhaltung facturacion facturation fatturazione fatture facturen comptabilite contabilidad contabilidade payments payroll purchasing procurement einkauf compras achats acquisti',
    'marketing media press presse prensa imprensa stampa pr publicrelations communications communication kommunikation comunicacion comunicazione news newsletter newsletters events event social webinar advertising ads partners partner partnerships affiliate affiliates',
    'legal compliance privacy gdpr dsgvo dpo datenschutz dataprotection data-protection rgpd abuse security fraud trust safety ethics',
    'webmaster postmaster hostmaster web website www it edv tech technical technik ops operations noc usenet uucp ftp root sysadmin mailer-daemon daemon spam',
    'noreply no-reply no_reply donotreply do-not-reply bounce bounces notifications notification alerts alert automated system subscribe unsubscribe',
    'shop store booking bookings reservations reservation reservas reservierung rezeption logistics logistik shipping dispatch delivery returns warehouse production',
    'general main home default test demo user customer customers client clients members membership registration register welcome',
  ]
    .join(' ')
    .split(' '),
);

/**
 * Whether an address is a desk's (`info@`, `sales.uk@`, `support+a@`): it leads to many people, and says nothing of who
 * somebody is.
 */
export function isRoleAddress(address: string): boolean {
  const local = addressKey(address).split('@')[0] ?? '';
  const word = local
    .replace(/\+.*$/, '')
    .replace(/[-._]?\d+$/, '')
    .replace(/[._]/g, '-');
  // "sales-uk", "info.de" and "uk.sales" are desks; "max.sales" may be a person of that name.
  const [first = '', second = '', ...more] = word.split('-');
  if (ROLES.has(word) || more.length > 0) return ROLES.has(word);
  return (ROLES.has(first) && isPlace(second)) || (isPlace(first) && ROLES.has(second));
}

/** Parts of a firm that stand beside the desk: countries as two or three letters, regions, nothing. */
function isPlace(word: string): boolean {
  return /^(?:|[a-z]{2}|usa|uae|dach|emea|apac|latam|benelux|nordics|europe|global|intl|team|desk|office)$/.test(word);
}
