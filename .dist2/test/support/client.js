import { randomBytes } from 'node:crypto';
/** Creates a caller with or without a token. */
export function caller(url, token, headers = {}) {
    const send = async (query, variables = {}) => {
        const response = await fetch(`${url}/graphql`, {
            method: 'POST',
            headers: {
                'content-type': 'application/json',
                ...(token && { authorization: `Bearer ${token}` }),
                ...headers,
            },
            body: JSON.stringify({ query, variables }),
        });
        return (await response.json());
    };
    return {
        url,
        token,
        send,
        async request(query, variables) {
            const { data, errors } = await send(query, variables);
            if (errors)
                throw new Error(`Refused: ${JSON.stringify(errors)}`);
            return data;
        },
        async requestError(query, variables) {
            const { data, errors } = await send(query, variables);
            if (!errors?.[0])
                throw new Error(`Not refused: ${JSON.stringify(data)}`);
            return errors[0];
        },
    };
}
/** Signs a new owner up. */
export async function newOwner(url) {
    const username = `u_${randomBytes(6).toString('hex')}`;
    const password = 'correct horse battery';
    const { signUp } = await caller(url).request(`mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken refreshToken user { id } } }`, { input: { username, email: `${username}@example.com`, password } });
    return {
        ...caller(url, signUp.accessToken),
        id: signUp.user.id,
        username,
        password,
        token: signUp.accessToken,
        refreshToken: signUp.refreshToken,
    };
}
/** Creates a pet for an owner. */
export async function newPet(owner, name = 'Coco', persona = 'a sleepy cat who loves tuna') {
    const { createPet } = await owner.request(`mutation ($input: CreatePetInput!) { createPet(input: $input) { pet { id name chatRoom { id } } } }`, { input: { name, persona } });
    return { id: createPet.pet.id, name: createPet.pet.name, roomId: createPet.pet.chatRoom.id };
}
/** Sends a message, and returns the payload. */
export async function sendMessage(owner, roomId, content, clientMessageId) {
    const data = await owner.request(`mutation ($input: SendMessageInput!) {
      sendMessage(input: $input) { duplicate message { id content sentAt } chatRoom { id replyState } }
    }`, { input: { chatRoomId: roomId, content, clientMessageId } });
    return data.sendMessage;
}
//# sourceMappingURL=client.js.map