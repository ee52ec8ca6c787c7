import { type ContactBody, contactBody } from '../schemas.ts';
import { isSameId, personIn } from './redeem-id.ts';

/** `absent`: nothing came for this redeem id; `unclear`: something did that may belong to it. */
export type AssignedContact = ContactBody | 'absent' | 'unclear';

/**
 * By id or person (an outdated id returns the current one), else by order if the counts match, since not every reply
 * echoes the id (vendor document). One entry out of order disproves the order, and in a batch no entry with an id is
 * assigned by it.
 */
export function assignContacts(
  entries: readonly unknown[],
  redeemIds: readonly string[],
): Map<string, AssignedContact> {
  const bodies = entries.map(read);
  const left = new Set(bodies.keys());
  const assigned = new Map<string, AssignedContact>();
  let isInOrder = entries.length === redeemIds.length;
  const give = (redeemId: string, at: number) => {
    if (at < 0) return;
    left.delete(at);
    isInOrder &&= redeemIds[at] === redeemId;
    assigned.set(redeemId, bodies[at] ?? 'absent');
  };
  const find = (fits: (redeemId: string) => boolean) =>
    bodies.findIndex((body, at) => left.has(at) && typeof body === 'object' && fits(idOf(body)));
  const open = () => redeemIds.filter((redeemId) => !assigned.has(redeemId));

  for (const redeemId of open())
    give(
      redeemId,
      find((other) => isSameId(other, redeemId)),
    );
  for (const redeemId of open()) {
    const person = personIn(redeemId);
    if (person)
      give(
        redeemId,
        find((other) => personIn(other) === person),
      );
  }
  if (isInOrder) {
    for (const redeemId of open()) {
      const at = redeemIds.indexOf(redeemId);
      if (left.has(at) && (redeemIds.length === 1 || !hasId(bodies[at]))) give(redeemId, at);
    }
  }
  const isUnclear = [...left].some((at) => bodies[at] !== 'absent');
  for (const redeemId of open()) assigned.set(redeemId, isUnclear ? 'unclear' : 'absent');
  return assigned;
}

const hasId = (body: AssignedContact | undefined) => typeof body === 'object' && idOf(body) !== '';

function idOf({ redeemId }: ContactBody): string {
  return typeof redeemId === 'string' ? redeemId : '';
}

function read(entry: unknown): AssignedContact {
  if (entry === null) return 'absent';
  const parsed = contactBody.safeParse(entry);
  return parsed.success ? parsed.data : 'unclear';
}
