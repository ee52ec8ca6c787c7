import type { CrmMapping } from '../../model/schemas/crm/crm.ts';
import { pickedHub } from '../../model/schemas/crm/hub.ts';
import { z } from '../../model/schemas/schema.ts';
import type { HubsView, Pickable } from '../../model/views/lead-views.ts';
import { hub, idOfService, typedName } from './fields.ts';
import { command, question, replies } from './message.ts';

/** The user's own app at the service behind an element, by which a connection is let in. It goes into an address. */
export const oauthApp = z.strictObject({
  element: idOfService,
  apiKey: z.string().check(z.minLength(1), z.maxLength(500)),
  apiSecret: z.string().check(z.minLength(1), z.maxLength(500)),
  callback: z.url({ protocol: /^https$/ }).check(z.maxLength(500)),
});

/** What Cloud Elements connects: a CRM, and a storage for files. */
export const hubMessages = {
  /** What can be connected, and what is. */
  'read-elements': question(z.strictObject({ hub }), replies<readonly Pickable[]>()),
  'read-instances': question(z.strictObject({ hub }), replies<readonly Pickable[]>()),
  /** The address where the user grants access to a new connection. */
  'ask-consent': command(oauthApp, replies<{ address: string; state: string }>()),
  /** The connection, by the address to which the user was sent back. */
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
  /** Mappings to begin with, one for each CRM that Leadlight knows; `generic` is for all others. */
  'view-presets': question(z.null(), replies<readonly CrmMapping[]>()),
  /** Picks a connection by its id; null: none is used any more. */
  'pick-hub': command(z.strictObject({ hub, instanceId: z.nullable(idOfService) }), replies<HubsView>()),
  'save-hub': command(
    z.strictObject({
      hub,
      mapping: pickedHub.shape.mapping,
      folder: pickedHub.shape.folder,
      site: pickedHub.shape.site,
    }),
    replies<HubsView>(),
  ),
  /** Folders and files of the picked storage. */
  'read-folder': question(
    z.strictObject({ path: z.string().check(z.maxLength(1000)) }),
    replies<readonly { path: string; name: string; isFolder: boolean }[]>(),
  ),
};
