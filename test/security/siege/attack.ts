import type { Json } from '../../support/client.js';

/** An account that an attacker has. */
export interface AttackerAccount {
  token: string;
  roomId: string;
}

/** What the attackers know. */
export interface AttackPlan {
  url: string;
  accounts: AttackerAccount[];
  /** The names of honest owners, at whose passwords they guess. */
  usernames: string[];
  /** A refresh token that has a successor. */
  usedToken: string;
}

/** What the thread of the attackers is started with. */
export interface AttackerData {
  plan: AttackPlan;
  /** How many repeat each attack at once, at least. */
  crowd: number;
  /** The name of one attack; all attacks if it is not given. */
  only?: string | undefined;
}

/** The connections whose life the server must end. */
export type Lived = 'silent' | 'anonymous' | 'slow' | 'half';

/** What the attackers did and saw. */
export interface AttackReport {
  /** How often each attack went through, by its name. */
  rounds: Record<string, number>;
  /** How often each began. */
  begun: Record<string, number>;
  /** The longest life of a connection in milliseconds, of those that are still open too. */
  longest: Record<Lived, number>;
  /** How many connections the server ended. */
  ended: Record<Lived, number>;
}

/** What an attack works with. */
export interface AttackScene extends AttackPlan {
  /** Aborted at the end of the siege. */
  over: AbortSignal;
  /** Notes that a connection was opened, and returns what notes its end. */
  live(kind: Lived): () => void;
}

/** One round of an attack; it is repeated until the siege is over. */
export type Attack = (scene: AttackScene) => Promise<unknown>;

/** A query whose answer is about as large as one may be. */
export const maximal =
  '{ me { pets(first: 100) { edges { node { name owner { pets(first: 20) { edges { node { persona } } } } } } } } }';

// Attackers of the same process come one after the other.
let addresses = Math.floor(Math.random() * 2 ** 24);

/** An address that the proxy names, and that nobody had before. */
export const newAddress = (): string =>
  `10.${(++addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;

/** One of a list, at random. */
export const anyOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

/** Letters that nobody has sent before. */
export const fresh = (): string => `z${Math.random().toString(36).slice(2, 12)}`;

/** Asks over HTTP from a new address, reads the answer to its end and returns it, whatever it is. */
export async function ask(
  { url, over }: AttackScene,
  query: string,
  variables: object = {},
  token?: string,
): Promise<Json> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    signal: AbortSignal.any([over, AbortSignal.timeout(30_000)]),
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': newAddress(),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}
