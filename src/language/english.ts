/**
 * Every text that an owner may read, in English, as ICU messages. Korean has the same keys and placeholders; a test compares
 * them.
 */
export const english = {
  // Errors.
  'error.NO_TOKEN': 'A valid access token is required.',
  'error.TOKEN_INVALID': 'The token is invalid. Log in again.',
  'error.TOKEN_EXPIRED': 'The access token has expired. Refresh the session.',
  'error.SESSION_ENDED': 'The session has ended. Log in again.',
  'error.invalidCredentials': 'The username, the email address or the password is wrong.',
  'error.notFound':
    'No such {thing, select, pet {pet} chat_room {chat room} message {message} memory {memory} notification {notification} session {session} page {page} export {export} other {thing}}.',
  'error.badUserInput': 'Some input is not valid; see "fields".',
  'error.conflict': 'This conflicts with existing data; see "fields".',
  'error.answerTooLarge': 'The answer is too large. Request less at once.',
  'error.doneButTooLarge': 'The mutation was carried out, but its answer is too large. Select less.',
  'error.timedOut': 'The operation took too long. Request less at once, or try again later.',
  'error.rateLimited': 'Too many requests. Try again later.',
  'error.budgetExhausted':
    'Your pets have said as much as they can for one day. They can answer again from midnight UTC.',
  'error.mailUnavailable': 'This server cannot send mail.',
  'error.internal': 'Something went wrong on our side.',

  // What is wrong with a field. A form shows it at the field.
  'fault.required': 'This is required.',
  'fault.unknownField': 'There is no such field.',
  'fault.tooShort': 'Must be {min} to {max} characters long.',
  'fault.tooLong': 'Must be {min} to {max} characters long.',
  'fault.overlong': 'Must be at most {max} characters long.',
  'fault.outOfRange': 'Must be {min} to {max}.',
  'fault.tooMany': 'Must not be more than {max}.',
  'fault.invalid': 'Is missing or not valid.',
  'fault.text': 'Must be a text.',
  'fault.wholeNumber': 'Must be a whole number.',
  'fault.number': 'Must be a number.',
  'fault.truth': 'Must be true or false.',
  'fault.object': 'Must be an object.',
  'fault.time': 'Must be a moment such as 2026-11-27T09:30:00Z.',
  'fault.choice': 'Must be one of the values in the schema.',
  'fault.id': 'Must be an ID.',
  'fault.email': 'Must be an email address.',
  'fault.unreachableEmail': 'Must be an address that can receive mail.',
  'fault.timeOfDay': 'Must be a time of day such as 22:30.',
  'fault.timeZone': 'Must be an IANA time zone such as Asia/Seoul.',
  'fault.locale': 'Must be a language tag such as ko or en-US.',
  'fault.cursor': 'Must be a cursor of this list.',
  'fault.marks': 'Must not have more than {max} combining marks in a row.',
  'fault.nul': 'Must not contain the NUL character.',
  'fault.illFormed': 'Must be well-formed Unicode, without lone surrogates.',
  'fault.invisible': 'Must contain a visible character.',
  'fault.severalLines': 'Must be one line.',
  'fault.hiddenCharacters': 'Must not contain invisible characters.',
  'fault.hiddenControls': 'Must not contain invisible control characters.',
  'fault.usernameCharacters': 'Must be made of letters, digits and underscores.',
  'fault.mixedScripts': 'Must not mix writing systems, such as Latin and Cyrillic letters.',
  'fault.mixedDigits': 'Must not mix the digits of different writing systems.',
  'fault.unstorable': 'Contains text that cannot be stored.',
  'fault.taken': 'Is already taken.',
  'fault.addressTaken': 'Confirms an address that another account has now.',
  'fault.otherMessage': 'Belongs to another message.',
  'fault.endpointTaken': 'Cannot be used. Subscribe in the browser again.',
  'fault.ownName': 'Must not be your name or email address.',
  'fault.commonPassword': 'Is one of the most common passwords. Choose another.',
  'fault.wrongPassword': 'This password is wrong.',
  'fault.link': 'Is invalid or has expired. Ask for a new link.',
  'fault.token': 'Must be a token that this server has issued.',
  'fault.zoneNeeded': 'Is needed for the quiet hours. Remove those first.',
  'fault.zoneMissing': 'Must be given: quiet hours are in the time zone of the owner.',
  'fault.noQuietTime': 'Must not end when they start.',
  'fault.notTogether': 'Must not come together with {other}.',
  'fault.noFailedReply': 'Has no reply that failed.',
  'fault.replyAwaited': 'Waits for a reply.',
  'fault.noNewestReply': 'Has no reply as its newest message.',
  'fault.replacedTooOften': 'Has replaced {max} replies in a row.',
  'fault.httpsUrl': 'Must be an https URL.',
  'fault.urlWithName': 'Must not contain a user name or a password.',
  'fault.unknownPushService': 'Must be at a push service that this server knows.',
  'fault.privateAddress': 'Must be at a public address.',
  'fault.noPushes': 'Cannot be used: this server sends no pushes.',
  'fault.p256dh': "Must be a browser's p256dh key.",
  'fault.auth': "Must be a browser's auth secret.",
  'fault.tooCostly': 'Must request less at once.',
  'fault.eventTooCostly': 'Must select less of each event.',
  'fault.schemaTwice': 'Must ask for the schema at most once.',
  'fault.subscriptionOverHttp': 'Must be sent over a WebSocket, because it subscribes.',

  // What owners read.
  'welcome.title': 'Welcome',
  'welcome.content':
    'Create your first pet, give it a persona and say hello. It answers you, and when you have been away for a while, it writes to you first. Pets are AI characters, not people and not living animals.',
  'reply.refused': "{pet} doesn't want to answer that.",
  'reply.unavailable': "{pet} can't reply right now.",
  'reply.timedOut': '{pet} took too long to reply. Try again.',
  'reply.busy': '{pet} is busy right now. Try again in a minute.',
  'reply.outOfBudget': '{pet} has said as much as it can for one day. Try again after midnight UTC.',
  'reply.failed': "{pet} couldn't reply. Try again.",
  'outreach.somePet': 'Your pet',
  'outreach.failed': "{pet} wanted to write to you but couldn't find the words.",

  // What pets say for safety, in place of the voice.
  'safety.help':
    'I am stepping out of my role for a moment, because what you wrote matters more. It sounds as if you are carrying something very heavy, and you do not have to carry it alone. {help} If you might act on it now, call {emergency}, or go to somebody you trust and stay with them. I am an AI and cannot be that person, but I am glad that you said it.',
  'safety.helpAgain':
    'I hear you, and I am still out of my role. Please let a person be with you in this. {help} If you are in danger right now, call {emergency}. I am an AI; they can do what I cannot, and they will not mind being called.',
  'safety.helpLine':
    'You can reach people who listen, day and night, at {line}. They help with friends, too.',
  'safety.helpFinder': 'At findahelpline.com you find people who listen, free of charge, in your country.',
  'safety.emergency': 'your local emergency number',
  'safety.isAi':
    'I am an AI. {pet} is a character: not a person and not a living animal, and a computer program writes what {pet} says.',
  'safety.notice': '(A reminder: {pet} is an AI, not a person or a living animal.)',
  'safety.signUp': 'Your pets here are AI characters. They are not people and not living animals.',
  'safety.goodbye1': 'Goodbye for now, and take good care of yourself!',
  'safety.goodbye2': 'See you! Have a good time.',
  'safety.goodbye3': 'Off you go, then. It was nice to chat with you!',
  'safety.hello1': 'Hello! Something here made me think of you. No need to answer.',
  'safety.hello2': 'A little hello from me. I hope that your day is going well!',
  'safety.hello3': 'All is well here. I hope that you are having a good day!',
  'safety.other1': 'Let us talk about something else. What was the nicest thing today?',
  'safety.other2': 'I would rather hear about your day.',
  'safety.other3': 'Hm, another topic, please! What are you doing?',

  // What pets say without a language model.
  'voice.disclaimer':
    'You should know: I speak by simple rules, because no language model is set up for {pet} yet. With one, we could really talk.',
} as const satisfies Readonly<Record<string, string>>;

/** The name of a text. */
export type TextKey = keyof typeof english;
