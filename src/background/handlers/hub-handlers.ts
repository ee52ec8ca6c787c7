import { PRESETS, presetFor } from '../../crm/mapping/presets.ts';
import type { OAuthApp } from '../../messages/names.ts';
import type { Handlers } from '../../messages/receive.ts';
import { PASTED_PREFIX } from '../../model/pasted.ts';
import { HUBS, type Hub, type PickedHub } from '../../model/schemas/crm/hub.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { HubsView } from '../../model/views/lead-views.ts';
import { askOAuthUrl, createInstance } from '../../services/cloud-elements/connect-instance.ts';
import { listFolder } from '../../services/cloud-elements/documents.ts';
import {
  type CloudInstance,
  listElements,
  listInstances,
  readInstance,
  removeInstance,
} from '../../services/cloud-elements/instances.ts';
import type { AccountStore } from '../../store/accounts/accounts.ts';
import type { HubStore } from '../../store/crm/hubs.ts';
import { type Cloud, pastedInstanceId, valueOrThrow } from '../wiring/cloud.ts';

type HubHandlersDeps = {
  readonly cloud: Cloud;
  readonly accounts: Pick<AccountStore, 'secret'>;
  readonly hubs: HubStore;
  readonly changed: Changed;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
};

const DEFAULT_FOLDER = '/Leadlight';
const NO_KEY = { kind: 'no-key', service: 'cloudElements' } as const;

export function createHubHandlers({ cloud, accounts, hubs, changed, whileAwake }: HubHandlersDeps) {
  async function view(): Promise<HubsView> {
    const [crm, documents] = await Promise.all(HUBS.map((hub) => hubs.picked(hub)));
    return { crm: crm ?? null, documents: documents ?? null };
  }

  async function pick(hub: Hub, instance: CloudInstance): Promise<void> {
    const token = instance.token ?? (await valueOrThrow(readInstance(await cloud.platform(), instance.id))).token;
    // The list masks tokens: the user has to paste it.
    if (token === null) throw new FailureError(NO_KEY);
    await keep(pickedFrom(hub, instance.id, instance.name, instance.element), token);
  }

  /** Picking the same connection again keeps its settings. */
  async function keep(picked: PickedHub, token: string | null): Promise<void> {
    const { instanceId, site, mapping, folder } = (await hubs.picked(picked.hub)) ?? {};
    const isSame = instanceId === picked.instanceId;
    await hubs.pick(
      isSame ? { ...picked, site: site ?? null, mapping: mapping ?? null, folder: folder ?? null } : picked,
      token,
    );
  }

  async function pickById(hub: Hub, instanceId: string): Promise<void> {
    if (instanceId === PASTED_PREFIX) {
      const { elementToken } = (await accounts.secret('cloudElements')) ?? {};
      if (!elementToken) throw new FailureError(NO_KEY);
      return keep(pickedFrom(hub, await pastedInstanceId(elementToken), '', null), null);
    }
    const instances = await valueOrThrow(listInstances(await cloud.platform()));
    const instance = instances.find(({ id }) => id === instanceId);
    if (!instance) throw new FailureError({ kind: 'refused', service: 'cloudElements', status: 404 });
    return pick(hub, instance);
  }

  const appOf = ({ callback, ...app }: OAuthApp) => ({ ...app, callbackUrl: callback });

  return {
    async 'read-elements'({ hub }) {
      const elements = await whileAwake(valueOrThrow(listElements(await cloud.platform())));
      return elements
        .filter((element) => element.hub === hub)
        .map(({ key, name }) => ({ id: key, name, element: key, isUsable: true }));
    },
    async 'read-instances'({ hub }) {
      const instances = await whileAwake(valueOrThrow(listInstances(await cloud.platform())));
      return instances
        .filter((instance) => instance.hub === hub)
        .map(({ id, name, element, isValid, isDisabled }) => ({ id, name, element, isUsable: isValid && !isDisabled }));
    },
    async 'ask-consent'(app) {
      const state = crypto.randomUUID();
      const address = await whileAwake(valueOrThrow(askOAuthUrl(await cloud.platform(), appOf(app), state)));
      return { address, state };
    },
    async 'save-instance'({ hub, name, landed, state, ...app }) {
      const back = URL.parse(landed)?.searchParams;
      const code = back?.get('state') === state ? back.get('code') : null;
      // The user or the service has declined, or this is the answer to another question.
      if (!code) throw new FailureError({ kind: 'not-entitled', service: 'cloudElements' });
      const made = createInstance(await cloud.platform(), appOf(app), code, name);
      await pick(hub, await whileAwake(valueOrThrow(made)));
      changed(changeOf(['accounts', 'pushes']));
      return view();
    },
    'view-hubs': view,
    'view-presets': async () => Object.values(PRESETS),
    async 'pick-hub'({ hub, instanceId }) {
      await whileAwake(instanceId === null ? hubs.drop(hub) : pickById(hub, instanceId));
      changed(changeOf(['accounts', 'pushes']));
      return view();
    },
    async 'remove-instance'({ hub, instanceId }) {
      const ended = await whileAwake(valueOrThrow(removeInstance(await cloud.platform(), instanceId)));
      if ((await hubs.picked(hub))?.instanceId === instanceId) await hubs.drop(hub);
      changed();
      return { wasThere: ended === 'removed' };
    },
    async 'save-hub'({ hub, ...change }) {
      await hubs.change(hub, change);
      changed(changeOf(['accounts', 'pushes']));
      return view();
    },
    async 'read-folder'({ path }) {
      const { asker } = await cloud.hub('documents');
      const { things } = await whileAwake(valueOrThrow(listFolder(asker, path)));
      return things.flatMap((file) =>
        file.path === null ? [] : { path: file.path, name: file.name, isFolder: file.isFolder },
      );
    },
  } satisfies Partial<Handlers>;
}

function pickedFrom(hub: Hub, instanceId: string, name: string, element: string | null): PickedHub {
  return {
    ...{ hub, instanceId, name, element, site: null },
    mapping: hub === 'crm' ? presetFor(element ?? 'generic') : null,
    folder: hub === 'documents' ? DEFAULT_FOLDER : null,
  };
}
