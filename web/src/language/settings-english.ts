/** The texts of the settings, notifications, memories and help, in English. */
export const settingsEnglish = {
  // Settings.
  'settings.title': 'Settings',
  'settings.profile': 'You',
  'settings.profile.about': 'Name, language, time zone, appearance',
  'settings.outreach': 'When pets write first',
  'settings.outreach.about': 'How often, quiet hours, and why nobody has written',
  'settings.push': 'Notifications on this device',
  'settings.push.about': 'When this page is closed',
  'settings.account': 'Log-in',
  'settings.account.about': 'Username, email address, password',
  'settings.devices': 'Devices',
  'settings.devices.about': 'Where you are logged in',
  'settings.usage': 'Today’s budget',
  'settings.usage.about': 'How much your pets may still say today',
  'settings.data': 'Your data',
  'settings.data.about': 'Take it with you, or delete everything',
  'settings.logOut': 'Log out',
  'settings.logOut.unsent':
    '{count, plural, one {# message has not been sent yet.} other {# messages have not been sent yet.}} Logging out discards them.',
  'settings.logOut.title': 'Log out?',

  // The profile.
  'profile.displayName': 'What your pets call you',
  'profile.displayName.hint': 'Up to 20 characters. Without it, they use your username.',
  'profile.timeZone': 'Time zone',
  'profile.timeZone.none': 'None',
  'profile.timeZone.hint': 'Pets know the time of your day, and quiet hours follow it.',
  'profile.timeZone.here': 'This device is in {zone}.',
  'profile.timeZone.useHere': 'Use it',
  'profile.language.hint': 'For this page, for mails, and for what the service tells you.',

  // Outreach.
  'outreach.enabled': 'Pets may write first',
  'outreach.enabled.hint': 'After you have been away for a while.',
  'outreach.dailyCap': 'At most',
  'outreach.dailyCap.value': '{count, plural, one {once a day} other {# times a day}}',
  'outreach.quiet': 'Quiet hours',
  'outreach.quiet.hint': 'Nobody writes first in these hours.',
  'outreach.quiet.from': 'From',
  'outreach.quiet.to': 'To',
  'outreach.quiet.zone': 'In your time zone, {zone}.',
  'outreach.quiet.noZone': 'Choose your time zone first: quiet hours follow it.',
  'outreach.quiet.chooseZone': 'Choose a time zone',
  'outreach.why': 'Why has nobody written?',
  'outreach.since': 'Last here: {at}.',
  'outreach.next': 'If you stay away, the next message could come from then on: {at}.',
  'outreach.hold.ALREADY_WRITTEN':
    'A pet has already written since you left, or has tried to. One message for each time that you are away is enough.',
  'outreach.hold.CARE': 'You had a hard day. Your pets give you room, and answer whenever you write.',
  'outreach.hold.DAILY_CAP': 'Your pets have written as often as you allow in a day.',
  'outreach.hold.NOT_IDLE': 'You have been here just now. Your pets write when you are away.',
  'outreach.hold.NO_ACTIVE_PET':
    'You have no pet that may write first. All of them are resting, or none lives here yet.',
  'outreach.hold.OPERATOR': 'Whoever runs this service has switched it off for everybody for now.',
  'outreach.hold.OVER_BUDGET':
    'Your pets have nearly used up what they may say in a day. The rest is for their answers to you.',
  'outreach.hold.QUIET_HOURS': 'It is your quiet hours.',
  'outreach.hold.SWITCHED_OFF': 'You have switched it off.',
  'outreach.hold.UNANSWERED': 'A pet wrote last, and waits for a word from you before anybody writes again.',
  'outreach.hold.none': 'Nothing holds your pets back. One of them may write any moment.',
  'outreach.toPets': 'Welcome a pet',

  // Push.
  'push.off': 'Have your pets’ messages shown on this device, also while this page is closed.',
  'push.on':
    'This device shows your pets’ messages, also while this page is closed. It ends when you log out.',
  'push.turnOn': 'Show messages here',
  'push.turnOff': 'Stop on this device',
  'push.denied':
    'The browser does not let this page show messages. Allow notifications for it in the browser’s settings, then come back.',
  'push.unsupported': 'This browser cannot show messages of a closed page.',
  'push.install':
    'On an iPhone or iPad, first add this page to the home screen: Share, then Add to Home Screen.',
  'push.notOffered': 'This server sends no messages to closed pages.',
  'push.failed': 'Your browser cannot reach its service for messages at the moment. Try again later.',
  'push.turnedOn': 'Messages are shown on this device.',
  'push.turnedOff': 'Messages are no longer shown on this device.',
  'push.app': 'As an app',
  'push.app.text': 'Installed, this page opens in a window of its own, also without a connection.',
  'push.app.install': 'Install',

  // The account.
  'account.username': 'Username',
  'account.changeUsername': 'Change the username',
  'account.email': 'Email address',
  'account.changeEmail': 'Change the address',
  'account.email.verified': 'Confirmed.',
  'account.email.unverified': 'Not confirmed yet. Without it, you cannot reset your password.',
  'account.email.pending': '{email} waits to be confirmed. Open the link in the mail.',
  'account.email.sendAgain': 'Send the link again',
  'account.email.sent': 'A link is on its way to {email}.',
  'account.email.nothing': 'There is no address to confirm.',
  'account.email.changed': 'A link is on its way to the new address. Until it is opened, the old one stays.',
  'account.currentPassword': 'Your password now',
  'account.newEmail': 'New email address',
  'account.password': 'Password',
  'account.newPassword': 'New password',
  'account.changePassword': 'Change the password',
  'account.passwordChanged':
    '{count, plural, =0 {Your password has changed.} one {Your password has changed. One other device is logged out.} other {Your password has changed. # other devices are logged out.}}',

  // Devices.
  'devices.current': 'This device',
  'devices.unknown': 'Unknown device',
  'devices.seen': 'Last seen {at}',
  'devices.from': 'from {address}',
  'devices.here': 'In use',
  'devices.end': 'Log out',
  'devices.endOf': 'Log out {device}',
  'devices.ended': '{device} is logged out.',
  'devices.others': 'Log out all others',
  'devices.everywhere': 'Log out everywhere',
  'devices.everywhere.title': 'Log out everywhere?',
  'devices.everywhere.text': 'All devices are logged out, this one too. Your pets and chats stay.',
  'devices.othersEnded':
    '{count, plural, =0 {There was no other device.} one {# other device is logged out.} other {# other devices are logged out.}}',
  'devices.hint': 'Log out what you do not know, then change your password.',

  // Usage.
  'usage.free': 'Nothing is counted here: your pets may say as much as they like.',
  'usage.left': '{percent} of today’s budget is left.',
  'usage.label': 'Used today',
  'usage.exhausted': 'Today’s budget is used up.',
  'usage.resets': 'The next day begins: {at}.',
  'usage.detail': 'Read: {input} · Written: {output} · At most: {limit} tokens a day',
  'usage.nothing': 'Your pets have said nothing today.',

  // Data.
  'data.export': 'Take your data with you',
  'data.export.text':
    'Everything that is kept of you, in one file: your account, your pets, and all messages.',
  'data.export.do': 'Prepare the file',
  'data.export.ready': 'Your file is ready. It can be fetched once, until {at}.',
  'data.export.fetch': 'Download',
  'data.delete': 'Delete everything',
  'data.delete.text':
    'Your account, your pets, all chats and memories are erased. Nobody can bring them back.',
  'data.delete.open': 'Delete the account',
  'data.delete.title': 'Delete everything?',
  'data.delete.confirm': 'Type your username, {username}, to confirm.',
  'data.delete.do': 'Delete for good',
  'data.delete.mismatch': 'This is not your username.',

  // Notifications.
  'notices.title': 'Notifications',
  'notices.allRead': 'Mark all read',
  'notices.emptyTitle': 'Nothing yet',
  'notices.empty': 'When a pet writes first, you find it here.',
  'notices.more': 'Older ones',
  'notices.new': 'New',
  'notices.system': 'From Nuzzle',
  'notices.why': 'Why has nobody written?',

  // Memories.
  'memories.title': 'What {name} remembers',
  'memories.intro':
    'What {name} has picked up of you in your chats. What you let {name} forget here is no longer recalled.',
  'memories.emptyTitle': 'Nothing yet',
  'memories.empty': '{name} picks things up while you talk. You can also tell one below.',
  'memories.forget': 'Forget',
  'memories.forgetThis': 'Have {name} forget “{content}”',
  'memories.forgotten': '{name} has forgotten it.',
  'memories.told': 'You told it',
  'memories.picked': 'From a chat',
  'memories.tell': 'Tell {name} something to remember',
  'memories.content': 'One sentence about you',
  'memories.kind': 'It is about',
  'memories.tellDo': 'Remember this',
  'memories.remembered': '{name} remembers it.',
  'memories.kind.ANIMAL': 'Animals',
  'memories.kind.BIRTHDAY': 'Birthday',
  'memories.kind.DISLIKE': 'What you do not like',
  'memories.kind.HOME': 'Where you live',
  'memories.kind.LIKE': 'What you like',
  'memories.kind.NAME': 'Your name',
  'memories.kind.OTHER': 'Something else',
  'memories.kind.PEOPLE': 'People',
  'memories.kind.PLAN': 'Plans',
  'memories.kind.WORK': 'Work and school',

  // Help.
  'help.title': 'Help',
  'help.now': 'If you need somebody now',
  'help.now.text':
    'If you think about hurting yourself, please talk with people who know how to help. They listen at any hour, and you need no reason that is good enough.',
  'help.line': 'Line where people listen',
  'help.emergency': 'Emergency',
  'help.directory': 'Lines in every country',
  'help.noLine': 'We do not know a line where you are. This page does:',
  'help.place': 'By your language and time zone: {country}.',
  'help.change': 'Not there?',
  'help.ai': 'You are talking with an AI',
  'help.ai.1':
    'Your pets are AIs: characters in whose name a program writes. They are no people and no living animals, and nobody reads along and answers for them.',
  'help.ai.2': 'What they say can be wrong. Do not rely on it for your health, your money or your rights.',
  'help.ai.3': 'They feel nothing, and nothing happens to them when you are away. You owe them no answer.',
  'help.crisis': 'When you write of hurting yourself',
  'help.crisis.1': 'You then get a fixed text in place of the pet’s answer. It names people who help.',
  'help.crisis.2':
    'Nobody is called, and nobody is told who wrote it. For a day, no pet writes first to you. You can go on talking.',
  'help.crisis.3': 'The page finds such messages by rules, and misses some.',
  'help.first': 'When pets write first',
  'help.first.text':
    'When you have been away for a while, one pet writes, once. You choose how often, and in which hours nobody does.',
  'help.memory': 'What pets remember',
  'help.memory.text':
    'Pets remember what you tell them. You can look at it on the page of each pet, and have it forgotten.',
  'help.data': 'Your data',
  'help.data.text': 'You can take all of it with you in one file, and delete all of it for good.',

  // The app on the device.
  'update.text': 'A new version of this page is ready.',
  'update.do': 'Use it',
} as const;
