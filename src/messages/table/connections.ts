import { watch } from '../../model/schemas/people/product-check.ts';
import { connection, keyForm } from '../../model/schemas/purchases/account.ts';
import { service } from '../../model/schemas/purchases/service.ts';
import { type Settings, settingsChoices } from '../../model/schemas/purchases/settings.ts';
import { z } from '../../model/schemas/schema.ts';
import type { ConnectionView, NamedChoice, ProductView } from '../../model/views/views.ts';
import { idOfService } from './fields.ts';
import { command, question, replies } from './message.ts';

/** What a header can carry; people paste keys with the word before it. */
const typedKey = z.string().check(z.regex(/^[\x21-\x7e]{1,500}$/));

/** Accounts at services, the user's product, and settings. */
export const connectionMessages = {
  'view-connection': question(z.strictObject({ service }), replies<ConnectionView>()),
  /** A null key keeps the saved one; an empty base is the service's own. `elementToken`: of Cloud Elements only. */
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
  /** Asks for the account's state, free of charge. "Out of credits" is dropped unless the service repeats it. */
  'check-account': command(z.strictObject({ service }), replies<null>()),

  /** What is chosen of KISSmetrics, and how far its reading is; null while nothing is chosen. */
  'view-product': question(z.null(), replies<ProductView | null>()),
  /** To choose from: accounts, the products of one, and the People Search reports of one of those. */
  'read-accounts': question(z.null(), replies<readonly NamedChoice[]>()),
  'read-products': question(z.strictObject({ accountId: idOfService }), replies<readonly NamedChoice[]>()),
  'read-reports': question(z.strictObject({ productId: idOfService }), replies<readonly NamedChoice[]>()),
  /** Null: no product is checked any more, and what was read of it is removed. */
  'save-product': command(z.strictObject({ watch: z.nullable(watch) }), replies<ProductView | null>()),
  /** Reads the report again, now. */
  'refresh-product': command(z.null(), replies<null>()),

  'view-settings': question(z.null(), replies<Settings>()),
  /** Choices that are not named stay as they are. */
  'save-settings': command(settingsChoices, replies<Settings>()),
};
