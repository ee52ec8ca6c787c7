import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { Outcome } from '../../messages/names.ts';
import { send } from '../../messages/send.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { hostsOf } from '../../model/service-addresses.ts';
import type { ConnectionView } from '../../model/views/views.ts';
import { hostNames } from './hosts.ts';
import { askForHosts, revokeHosts } from './permissions.ts';
import type { Connections } from './use-connections.ts';
import { cleaned, isUsed, type KeyFormState } from './use-key-form.ts';
import { failureHere, verifiedText } from './verified-text.ts';

/** One line for each key. */
export type SavingMessage = { readonly tone: 'good' | 'bad' | 'plain'; readonly text: string };

/** The store did not change: what was typed stays in its fields. */
const NOT_SAVED: ReadonlySet<Failure['kind']> = new Set(['bad-address', 'no-key', 'newer-data', 'internal']);

export function useSaving(forms: readonly KeyFormState[], { views, keep }: Connections) {
  const [said, setSaid] = useState<readonly SavingMessage[]>([]);
  const [isBusy, setBusy] = useState(false);
  const say = (tone: SavingMessage['tone'], text: string) => setSaid([{ tone, text }]);

  async function save(): Promise<boolean> {
    const used = forms.filter(isUsed);
    const hosts = [...new Set(used.flatMap((form) => hostsOf(placeOf(form))))];
    const obstacle = mistakeIn(used) ?? ((await askForHosts(hosts)) ? null : t('permissionsRefused', hostNames(hosts)));
    if (obstacle !== null) {
      say('bad', obstacle);
      return false;
    }
    setBusy(true);
    say('plain', t('verifying'));
    const results = await Promise.all(used.map(saveOne));
    const latest = results.flatMap(({ view }) => view ?? []);
    for (const { earlier } of results) if (earlier) await revokeHosts(earlier, withChanged(latest));
    setSaid(linesOf(results.map(({ outcome }) => outcome)));
    setBusy(false);
    return results.every(({ outcome }) => outcome.ok);
  }

  /** Also resolves to the connection as it is now and, if replaced, as it was. */
  async function saveOne(form: KeyFormState) {
    const { service, view: before, fields } = form;
    const { base, generation } = placeOf(form);
    const key = cleaned(fields.key) || null;
    const secretKey = cleaned(fields.secretKey) || null;
    const elementToken = cleaned(fields.elementToken) || null;
    const outcome = await send('save-connection', {
      ...{ service, key, secretKey, elementToken, base, generation },
      keyForm: fields.keyForm,
    });
    const latest = outcome.ok ? outcome : await send('view-connection', { service });
    if (!latest.ok) return { outcome, view: null, earlier: null };
    keep(latest.value);
    const isSaved = outcome.ok || !NOT_SAVED.has(outcome.failure.kind);
    if (isSaved) form.forget();
    return { outcome, view: latest.value, earlier: isSaved && before?.hasKey ? before : null };
  }

  /** @param words the closing message */
  async function disconnect({ service, view, forget }: KeyFormState, words = t('removed')): Promise<void> {
    setBusy(true);
    const outcome = await send('remove-connection', { service });
    if (outcome.ok) {
      keep(outcome.value);
      forget();
      if (view) await revokeHosts(view, withChanged([outcome.value]));
    }
    say(outcome.ok ? 'plain' : 'bad', outcome.ok ? words : failureHere(outcome.failure));
    setBusy(false);
  }

  function withChanged(changed: readonly ConnectionView[]): ConnectionView[] {
    const byService = new Map([...Object.values(views), ...changed].map((view) => [view.service, view]));
    return [...byService.values()];
  }

  return { said, isBusy: isBusy || forms.some(({ view }) => view === null), save, disconnect };
}

export type Saving = ReturnType<typeof useSaving>;

function placeOf({ service, view, fields }: KeyFormState) {
  return { service, generation: fields.generation, base: fields.base.trim() || (view?.defaultBase ?? '') };
}

function mistakeIn(used: readonly KeyFormState[]): string | null {
  if (used.length === 0) return t('enterKey');
  return used.map(mistakeOf).find((mistake) => mistake !== null) ?? null;
}

function mistakeOf({ service, view, fields }: KeyFormState): string | null {
  const [key, second, third] = [fields.key, fields.secretKey, fields.elementToken].map(cleaned);
  if ([key, second, third].some((part) => isOdd(part ?? ''))) return t('oddKey');
  const isCloud = service === 'cloudElements';
  if (!view?.hasKey && !key) return t(isCloud ? 'enterUserSecret' : 'enterTokenToo');
  const hasMore = Boolean(second || third || view?.hasSecretKey || view?.hasElementToken);
  return isCloud && !hasMore ? t('enterMoreThanUser') : null;
}

/** No header can carry it. */
const isOdd = (key: string) => /[^\x21-\x7e]/.test(key);

/** Without repetitions. */
function linesOf(outcomes: readonly Outcome<ConnectionView>[]): SavingMessage[] {
  const lines = outcomes.map(
    (outcome): SavingMessage =>
      outcome.ok
        ? { tone: 'good', text: verifiedText(outcome.value) }
        : { tone: 'bad', text: failureHere(outcome.failure) },
  );
  return [...new Map(lines.map((line) => [line.text, line])).values()];
}
