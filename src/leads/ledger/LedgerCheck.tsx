import { useRef, useState } from 'preact/hooks';
import { checkLedger, type LedgerVerdict } from '../../export/ledger/check-ledger.ts';
import { formatMoment, formatNumber, t, tn } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { failureText } from '../../ui/purchase/failure-text.ts';

type CheckMessage = { readonly tone: 'good' | 'bad' | 'plain'; readonly text: string };

/** Says whether an exported ledger is untouched. The file stays on this machine. */
export function LedgerCheck() {
  const [said, setSaid] = useState<CheckMessage | null>(null);
  const newest = useRef<File | null>(null);

  async function check(file: File | null) {
    newest.current = file;
    if (!file) return setSaid(null);
    const say = (said: CheckMessage) => newest.current === file && setSaid(said);
    say({ tone: 'plain', text: t('checking') });
    const tell = (entries: number) => say({ tone: 'plain', text: t('checkingEntries', formatNumber(entries)) });
    say(await verdictText(await checkLedger(file, tell)));
  }

  return (
    <div class="ledger-file">
      <label class="field">
        {t('checkFile')}
        <input
          type="file"
          accept=".csv,.json"
          onChange={(event) => void check(event.currentTarget.files?.item(0) ?? null)}
        />
      </label>
      <p class={`verdict-${said?.tone ?? 'plain'}`} role="status">
        {said?.text}
      </p>
    </div>
  );
}

async function verdictText(verdict: LedgerVerdict): Promise<CheckMessage> {
  if (verdict.kind === 'changed') return { tone: 'bad', text: t('checkChanged', formatNumber(verdict.entry)) };
  if (verdict.kind === 'foreign') return { tone: 'bad', text: t('checkForeign') };
  if (verdict.kind === 'unreadable') return { tone: 'bad', text: t('checkUnreadable') };
  const { head, entries } = verdict;
  const seal = await send('view-seal', { head });
  if (!seal.ok) return { tone: 'bad', text: failureText(seal.failure).sentence };
  if (seal.value === null || seal.value.entries !== entries) return { tone: 'bad', text: tn('checkUnknown', entries) };
  return { tone: 'good', text: tn('checkUntouched', entries, formatMoment(seal.value.at)) };
}
