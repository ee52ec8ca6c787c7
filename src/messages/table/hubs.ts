import type { CrmMapping } from '../../model/schemas/crm/crm.ts';
import { pickedHub } from '../../model/schemas/crm/hub.ts';
import { z } from '../../model/schemas/schema.ts';
import type { HubsView, Pickable } from '../../model/views/lead-views.ts';
import { hub, idOfService, typedName } from './fields.ts';
import { command, question, replies } from './message.ts';

export const oauthApp = z.strictObject({
  element: idOfService,
  apiKey: z.string().check(z.minLength(1), z.maxLength(500)),
  apiSecret: z.string().check(z.minLength(1), z.maxLength(500)),
  callback: z.url({ protocol: /^https$/ }).check(z.maxLength(500)),
});

export const hubMessages = {
  'read-elements': question(z.strictObject({ hub }), replies<readonly Pickable[]>()),
  'read-instances': question(z.strictObject({ hub }), replies<readonly Pickable[]>()),
  'ask-consent': command(oauthApp, replies<{ address: string; state: string }>()),
  'save-instance': command(
    z.strictObject({
      ...oauthApp.shape,
      hub,
      name: typedName,
      landed: z.string().check(z.maxLength(10_000)),
      state: z.uuid(),
    }),
    replies<HubsView>(),
  ),
  'view-hubs': question(z.null(), replies<HubsView>()),
  'view-presets': question(z.null(), replies<readonly CrmMapping[]>()),
  'pick-hub': command(z.strictObject({ hub, instanceId: z.nullable(idOfService) }), replies<HubsView>()),
  /** Ends the connection at Cloud Elements too. Resolves to whether it was still there. */
  'remove-instance': command(z.strictObject({ hub, instanceId: idOfService }), replies<{ wasThere: boolean }>()),
  'save-hub': command(
    z.strictObject({
      hub,
      mapping: pickedHub.shape.mapping,
      folder: pickedHub.shape.folder,
      site: pickedHub.shape.site,
    }),
    replies<HubsView>(),
  ),
  'read-folder': question(
    z.strictObject({ path: z.string().check(z.maxLength(1000)) }),
    replies<readonly { path: string; name: string; isFolder: boolean }[]>(),
  ),
};
