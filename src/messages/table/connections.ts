import { columnKey, watch } from '../../model/schemas/people/product-check.ts';
import { connection, keyForm } from '../../model/schemas/purchases/account.ts';
import { service } from '../../model/schemas/purchases/service.ts';
import { type Settings, settingsChoices } from '../../model/schemas/purchases/settings.ts';
import { z } from '../../model/schemas/schema.ts';
import { LIBRARY_LISTS, type LibraryEntry, type LibraryPage } from '../../model/views/library.ts';
import type { ConnectionView, NamedChoice, ProductView } from '../../model/views/views.ts';
import { idOfService } from './fields.ts';
import { command, question, replies } from './message.ts';

/** What a header can carry. No spaces: people paste keys along with the word before them. */
const typedKey = z.string().check(z.regex(/^[\x21-\x7e]{1,500}$/));

export const connectionMessages = {
  'view-connection': question(z.strictObject({ service }), replies<ConnectionView>()),
  /** A null key keeps the saved one; an empty base is the service's own. `elementToken` is for Cloud Elements only. */
  'save-connection': command(
    z.strictObject({
      service,
      key: z.nullable(typedKey),
      secretKey: z.nullable(typedKey),
      elementToken: z.optional(z.nullable(typedKey)),
      base: z.string().check(z.maxLength(500)),
      keyForm,
      generation: connection.shape.generation,
    }),
    replies<ConnectionView>(),
  ),
  'remove-connection': command(z.strictObject({ service }), replies<ConnectionView>()),
  /** Free. Clears "out of credits" unless the service repeats it. */
  'check-account': command(z.strictObject({ service }), replies<null>()),

  'view-product': question(z.null(), replies<ProductView | null>()),
  'read-accounts': question(z.null(), replies<readonly NamedChoice[]>()),
  'read-products': question(z.strictObject({ accountId: idOfService }), replies<readonly NamedChoice[]>()),
  'read-reports': question(z.strictObject({ productId: idOfService }), replies<readonly NamedChoice[]>()),
  /** `href`: as an entry or the page before said it; null for all that the token may see. Free, as is the next. */
  'read-library': question(
    z.strictObject({
      list: z.enum(LIBRARY_LISTS),
      href: z.nullable(z.string().check(z.minLength(1), z.maxLength(4000))),
    }),
    replies<LibraryPage>(),
  ),
  'read-library-entry': question(
    z.strictObject({ list: z.enum(LIBRARY_LISTS), id: idOfService }),
    replies<LibraryEntry>(),
  ),
  /** Null stops the check and deletes what was read for it. */
  'save-product': command(z.strictObject({ watch: z.nullable(watch) }), replies<ProductView | null>()),
  'tick-column': command(z.strictObject({ column: columnKey, isTicked: z.boolean() }), replies<ProductView | null>()),
  'refresh-product': command(z.null(), replies<null>()),

  'view-settings': question(z.null(), replies<Settings>()),
  'save-settings': command(settingsChoices, replies<Settings>()),
};
