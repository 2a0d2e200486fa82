/** Puts a mail together in both languages, because it also reaches people who have no account. */
const inBoth = (to, english, korean) => ({
    to,
    subject: `${english.subject} / ${korean.subject}`,
    text: [...english.lines, '', '—', '', ...korean.lines, '', 'Nuzzle'].join('\n'),
});
const ignoreEnglish = 'If this was not you, you can ignore this mail.';
const ignoreKorean = '본인이 요청하지 않았다면 이 메일을 무시하셔도 됩니다.';
/** Asks the reader to confirm an address. */
export const verifyLetter = (to, username, link) => inBoth(to, {
    subject: 'Confirm your email address',
    lines: [
        `Somebody gave this address for the Nuzzle account "${username}".`,
        'If that was you, open this link within 24 hours:',
        link,
        ignoreEnglish,
    ],
}, {
    subject: '이메일 주소를 확인해 주세요',
    lines: [
        `Nuzzle 계정 "${username}"에 이 이메일 주소가 입력되었습니다.`,
        '본인이 입력했다면 24시간 안에 이 링크를 열어 주세요:',
        link,
        ignoreKorean,
    ],
});
/** Tells the owner of an address that somebody gave it for another account. */
export const knownAddressLetter = (to, username, link) => inBoth(to, {
    subject: 'You already have a Nuzzle account',
    lines: [
        'Somebody gave this address for another Nuzzle account.',
        `It already belongs to your account "${username}", so nothing has changed.`,
        'If you have forgotten your password, you can ask for a new one here:',
        link,
        ignoreEnglish,
    ],
}, {
    subject: '이미 Nuzzle 계정이 있습니다',
    lines: [
        '이 이메일 주소가 다른 Nuzzle 계정에 입력되었습니다.',
        `이 주소는 이미 계정 "${username}"의 주소이므로 바뀐 것은 없습니다.`,
        '비밀번호를 잊으셨다면 여기에서 새로 정할 수 있습니다:',
        link,
        ignoreKorean,
    ],
});
/** Asks the reader of the present address to agree to a new one. */
export const releaseLetter = (to, username, address, link) => inBoth(to, {
    subject: 'Agree to your new email address',
    lines: [
        `The Nuzzle account "${username}" is to get the address ${address} instead of this one.`,
        'If you want that, open this link within 24 hours:',
        link,
        'If you do not, change your password: somebody knows it. Without the link, nothing changes.',
    ],
}, {
    subject: '새 이메일 주소에 동의해 주세요',
    lines: [
        `Nuzzle 계정 "${username}"의 주소를 이 주소에서 ${address}(으)로 바꾸려고 합니다.`,
        '원하신다면 24시간 안에 이 링크를 열어 주세요:',
        link,
        '원하지 않으신다면 다른 사람이 비밀번호를 알고 있는 것이니 비밀번호를 바꿔 주세요. 링크를 열지 않으면 바뀌지 않습니다.',
    ],
});
/** Tells the reader of an earlier address that the account has another one now. */
export const changedAddressLetter = (to, username) => inBoth(to, {
    subject: 'Your email address has changed',
    lines: [`The Nuzzle account "${username}" has another email address now. This one is no longer used.`],
}, {
    subject: '이메일 주소가 바뀌었습니다',
    lines: [`Nuzzle 계정 "${username}"의 이메일 주소가 바뀌었습니다. 이 주소는 더 이상 쓰이지 않습니다.`],
});
/** Lets the reader choose a new password. */
export const resetLetter = (to, username, link) => inBoth(to, {
    subject: 'Choose a new password',
    lines: [
        `Somebody asked for a new password for your Nuzzle account "${username}".`,
        'If that was you, open this link within 30 minutes:',
        link,
        ignoreEnglish,
    ],
}, {
    subject: '새 비밀번호를 정해 주세요',
    lines: [
        `Nuzzle 계정 "${username}"의 새 비밀번호를 정하려는 요청이 있었습니다.`,
        '본인이라면 30분 안에 이 링크를 열어 주세요:',
        link,
        ignoreKorean,
    ],
});
/** Tells the reader that the password has changed. */
export const changedPasswordLetter = (to, username, link) => inBoth(to, {
    subject: 'Your password has changed',
    lines: [
        `The password of your Nuzzle account "${username}" has changed.`,
        'If that was not you, choose a new one here at once:',
        link,
    ],
}, {
    subject: '비밀번호가 바뀌었습니다',
    lines: [
        `Nuzzle 계정 "${username}"의 비밀번호가 바뀌었습니다.`,
        '본인이 바꾼 것이 아니라면 바로 여기에서 새 비밀번호를 정해 주세요:',
        link,
    ],
});
//# sourceMappingURL=letter.js.map