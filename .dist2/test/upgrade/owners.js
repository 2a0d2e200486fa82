// A valid address of more than 100 characters.
const longEmail = `${'ada'.repeat(20)}@${'subdomain.'.repeat(4)}example.com`;
// No text begins or ends with the letter v: on PostgreSQL 15, older versions refuse such a text.
const owners = {
    /** Writes Korean and emoji. Has a resting pet, a deleted pet and months of history. */
    hana: {
        username: '하나_22',
        email: 'hana@example.com',
        password: '비밀번호는 길고 🐾 깁니다',
        timeZone: 'Asia/Seoul',
        pets: [
            {
                name: '코코',
                persona: '참치를 좋아하는 졸린 고양이. 반말로 짧게 말한다 😺',
                messages: [
                    '코코야, 뭐 해?',
                    'ㅋㅋㅋ',
                    'I’m home at eight 🏠❤️ — "quotes", \\backslash\\ & <b>bold</b>',
                ],
                past: [2, 3, 2],
            },
            {
                name: 'Biscuit 🐶',
                persona: 'A brave little dog\nwho barks at the moon',
                messages: [],
                ending: 'RESTING',
                past: [2],
            },
            { name: 'Mochi', persona: 'A shy hamster', messages: ['Hello, Mochi'], ending: 'DELETED' },
        ],
    },
    /** Gets an outreach, with a push to a device. */
    milo: {
        username: 'Milo_H',
        email: 'milo.h@example.com',
        password: 'correct horse battery',
        timeZone: 'Europe/Berlin',
        pets: [
            {
                name: 'Pepper',
                persona: 'A parrot who repeats everything twice',
                messages: ['Good morning', 'Say it again'],
                past: [0, 2, 1],
            },
        ],
    },
    /** Gets neither a reply nor an outreach, as both fail. */
    ada: {
        username: 'ada_q',
        email: 'ada.q@example.com',
        password: 'a password of ada',
        pets: [{ name: 'Turing', persona: 'A tortoise who likes riddles', messages: ['A riddle, please'] }],
    },
    /** Waits for a reply when the installation is dumped. */
    noor: {
        username: 'noor_k',
        email: 'noor@example.com',
        password: 'noor keeps her password',
        timeZone: 'UTC',
        pets: [{ name: 'Luna', persona: 'An owl who is awake at night', messages: ['Are you awake?'] }],
    },
    /** Deletes the account, if the version can do that. */
    sam: {
        username: 'sam_leaves',
        email: 'sam@example.com',
        password: 'sam will be gone soon',
        pets: [{ name: 'Shadow', persona: 'A black cat', messages: ['Bye, Shadow'], past: [1, 1, 1] }],
    },
};
/**
 * Returns the owners to make.
 * @param hasLongEmail whether Ada's address has more than 100 characters
 */
export const ownersOf = (hasLongEmail) => ({
    ...owners,
    ada: { ...owners.ada, ...(hasLongEmail && { email: longEmail }) },
});
//# sourceMappingURL=owners.js.map