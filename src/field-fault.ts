import type { TextKey } from './language/english.js';
import { say, type Text } from './language/say.js';
import type { Language } from './language/language.js';

/** What is wrong with a field, by name, and the code under which a client learns of it. */
const codes = {
  required: 'REQUIRED',
  unknownField: 'UNKNOWN_FIELD',
  tooShort: 'TOO_SHORT',
  tooLong: 'TOO_LONG',
  overlong: 'TOO_LONG',
  outOfRange: 'OUT_OF_RANGE',
  tooMany: 'TOO_MANY',
  invalid: 'INVALID_FORMAT',
  text: 'INVALID_FORMAT',
  wholeNumber: 'INVALID_FORMAT',
  number: 'INVALID_FORMAT',
  truth: 'INVALID_FORMAT',
  object: 'INVALID_FORMAT',
  time: 'INVALID_FORMAT',
  choice: 'INVALID_FORMAT',
  id: 'INVALID_FORMAT',
  email: 'INVALID_FORMAT',
  unreachableEmail: 'INVALID_FORMAT',
  timeOfDay: 'INVALID_FORMAT',
  timeZone: 'INVALID_FORMAT',
  locale: 'INVALID_FORMAT',
  cursor: 'INVALID_FORMAT',
  httpsUrl: 'INVALID_FORMAT',
  urlWithName: 'INVALID_FORMAT',
  p256dh: 'INVALID_FORMAT',
  auth: 'INVALID_FORMAT',
  marks: 'INVALID_CHARACTERS',
  nul: 'INVALID_CHARACTERS',
  illFormed: 'INVALID_CHARACTERS',
  invisible: 'INVALID_CHARACTERS',
  severalLines: 'INVALID_CHARACTERS',
  hiddenCharacters: 'INVALID_CHARACTERS',
  hiddenControls: 'INVALID_CHARACTERS',
  usernameCharacters: 'INVALID_CHARACTERS',
  mixedScripts: 'INVALID_CHARACTERS',
  mixedDigits: 'INVALID_CHARACTERS',
  unstorable: 'INVALID_CHARACTERS',
  taken: 'TAKEN',
  addressTaken: 'TAKEN',
  otherMessage: 'TAKEN',
  endpointTaken: 'TAKEN',
  ownName: 'GUESSABLE',
  commonPassword: 'GUESSABLE',
  wrongPassword: 'WRONG_PASSWORD',
  link: 'INVALID_TOKEN',
  token: 'INVALID_TOKEN',
  zoneNeeded: 'REQUIRED',
  zoneMissing: 'REQUIRED',
  noQuietTime: 'NOT_ALLOWED',
  notTogether: 'NOT_ALLOWED',
  noFailedReply: 'NOT_ALLOWED',
  replyAwaited: 'NOT_ALLOWED',
  noNewestReply: 'NOT_ALLOWED',
  replacedTooOften: 'NOT_ALLOWED',
  unknownPushService: 'NOT_ALLOWED',
  privateAddress: 'NOT_ALLOWED',
  noPushes: 'NOT_ALLOWED',
  schemaTwice: 'NOT_ALLOWED',
  subscriptionOverHttp: 'NOT_ALLOWED',
  tooCostly: 'TOO_COSTLY',
  eventTooCostly: 'TOO_COSTLY',
} as const;

/** The name of what is wrong with a field. Each has a text in every language. */
export type FaultName = keyof typeof codes;

/** What is wrong with a field, for a client. The list is closed: a new code is a change of the API. */
export type FaultCode = (typeof codes)[FaultName];

/** Every code of a fault. */
export const faultCodes: readonly FaultCode[] = [...new Set(Object.values(codes))];

/** The numbers and names that belong to a fault, such as `min` and `max`. They never repeat what the client sent. */
export type FaultValues = Readonly<Record<string, string | number>>;

/** What is wrong with a value, wherever it is. */
export interface Fault {
  readonly name: FaultName;
  readonly values?: FaultValues | undefined;
}

/** What is wrong with a field of an input, or with an argument. */
export interface FieldFault extends Fault {
  /** Relative to `input`, such as `quietHours.from`; for an argument outside an input, its name. */
  readonly path: string;
}

/** A fault as clients get it. */
export interface SaidFault {
  readonly path: string;
  readonly code: FaultCode;
  readonly message: string;
  readonly [value: string]: string | number;
}

/** Describes what is wrong with a field. */
export const fieldFault = (path: string, name: FaultName, values?: FaultValues): FieldFault => ({
  path,
  name,
  values,
});

/** The text of a fault. */
const textOf = ({ name, values }: Fault): Text => ({
  key: `fault.${name}` satisfies TextKey,
  ...(values && { values }),
});

/** Says a fault in a language. */
export const sayFault = (language: Language, fault: FieldFault): SaidFault => ({
  path: fault.path,
  code: codes[fault.name],
  message: say(language, textOf(fault)),
  ...fault.values,
});
