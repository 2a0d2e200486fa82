var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { afterAll, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { goAway, outreachesOf, until } from '../support/absence.js';
import { caller, newOwner, newPet, sendMessage } from '../support/client.js';
import { scriptedVoice } from '../../src/voice/scripted-voice.js';
import { Provider } from '../support/provider.js';
import { openTestSocket } from '../support/socket.js';
import { startApp } from '../support/start-app.js';
const provider = await Provider.start();
afterAll(() => provider.stop());
const app = await startApp({ OPENAI_BASE_URL: provider.baseUrl, SWEEP_EVERY: '1s', LEASE: '2s' });
const korean = /[가-힣]/;
const inKorean = { 'accept-language': 'ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7' };
const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { accessToken refreshToken user { id locale } } }';
const newName = () => `k_${randomBytes(6).toString('hex')}`;
const person = () => {
    const username = newName();
    return { username, email: `${username}@example.com`, password: '정확한 말 배터리 스테이플' };
};
/** An owner who signed up in Korean, and whose client says nothing of languages afterwards. */
async function koreanOwner(how) {
    const input = { ...person(), ...(how.locale && { locale: how.locale }) };
    const { signUp: signed } = await caller(app.url, undefined, how.headers).request(signUp, { input });
    return {
        ...caller(app.url, signed.accessToken),
        ...input,
        id: signed.user.id,
        token: signed.accessToken,
        refreshToken: signed.refreshToken,
    };
}
const notificationsOf = async (owner) => (await owner.request('{ me { notifications { edges { node { type title content status } } } } }')).me.notifications.edges.map(({ node }) => node);
const ways = [
    ['by the locale of the sign-up', { locale: 'ko-KR' }, 'ko-KR'],
    ['by the language of the browser', { headers: inKorean }, 'ko'],
];
test.each(ways)('an owner who reads no English, %s: from sign-up to outreach', async (_how, how, locale) => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const headers = 'headers' in how ? how.headers : inKorean;
        const form = await caller(app.url, undefined, headers).requestError(signUp, {
            input: { username: 'x', email: 'x', password: 'x', timeZone: 'x' },
        });
        expect(form.message).toMatch(korean);
        expect(form.extensions.fields).toHaveLength(4);
        for (const { message } of form.extensions.fields)
            expect(message).toMatch(korean);
        expect(form.extensions.fields).toContainEqual({
            path: 'username',
            code: 'TOO_SHORT',
            message: '3~20자로 입력해 주세요.',
            min: 3,
            max: 20,
        });
        const owner = await koreanOwner(how);
        expect((await owner.request('{ me { locale } }')).me.locale).toBe(locale);
        expect(await notificationsOf(owner)).toMatchObject([{ type: 'SYSTEM', title: '환영합니다' }]);
        const missing = await owner.requestError('{ pet(id: "999999") { id } }');
        expect(missing).toMatchObject({
            message: '반려동물을 찾을 수 없습니다.',
            extensions: { code: 'NOT_FOUND' },
        });
        const name = `${newName().slice(0, 8)}나비`;
        const pet = await newPet(owner, name, '호기심 많은 고양이');
        const socket = __addDisposableResource(env_1, openTestSocket(app.url, owner.token), true);
        const progress = socket.subscribe('subscription ($id: ID!) { replyProgress(chatRoomId: $id) { state reason } }', { id: pet.roomId });
        provider.scripts.set(name, [{ kind: 'status', status: 400 }]);
        await sendMessage(owner, pet.roomId, '안녕?');
        let reply;
        do
            reply = (await progress.next()).replyProgress;
        while (reply.state !== 'FAILED');
        expect(reply.reason).toBe(`${name}가 지금은 답장할 수 없어요.`);
        const refused = await socket.subscribe('{ chatRoom(id: "x") { id } }').nextError();
        expect(refused.extensions.fields).toEqual([
            { path: 'id', code: 'INVALID_FORMAT', message: 'ID여야 합니다.' },
        ]);
        provider.scripts.set(name, Array.from({ length: 10 }, () => ({ kind: 'status', status: 400 })));
        await goAway(app, owner);
        await until(() => outreachesOf(app, owner), ([one]) => one?.state === 'FAILED');
        expect((await notificationsOf(owner)).at(-1)).toMatchObject({
            type: 'PET_MESSAGE',
            status: 'FAILED',
            title: name,
            content: `${name}가 말을 걸고 싶었지만 할 말을 찾지 못했어요.`,
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
});
test('the language of a request comes before the locale, and English after both', async () => {
    const owner = await newOwner(app.url);
    const missing = '{ pet(id: "999999") { id } }';
    const said = async (headers = {}) => (await caller(app.url, owner.token, headers).requestError(missing)).message;
    expect(await said()).toBe('No such pet.');
    expect(await said(inKorean)).toMatch(korean);
    const update = 'mutation ($locale: Locale) { updateAccount(input: { locale: $locale }) { user { locale } } }';
    const set = async (locale) => (await owner.request(update, { locale })).updateAccount.user.locale;
    expect(await set('ko-kr')).toBe('ko-KR');
    expect(await said()).toMatch(korean);
    expect(await said({ 'accept-language': 'en' })).toBe('No such pet.');
    expect(await said({ 'accept-language': 'ja' })).toMatch(korean);
    expect(await set('ja')).toBe('ja');
    expect(await said()).toBe('No such pet.');
    expect(await set('')).toBeNull();
    await set('ko');
    expect(await set(null)).toBeNull();
    expect(await said()).toBe('No such pet.');
    const wrong = await owner.requestError(update, { locale: 'not a tag' });
    expect(wrong.extensions.fields).toMatchObject([{ path: 'locale', code: 'INVALID_FORMAT' }]);
});
test('a socket speaks the language of its connection_init, or of the header of its upgrade', async () => {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await newOwner(app.url);
        const missing = '{ pet(id: "999999") { id } }';
        const named = __addDisposableResource(env_2, openTestSocket(app.url, owner.token, { 'Accept-Language': 'ko' }), true);
        expect((await named.subscribe(missing).nextError()).message).toMatch(korean);
        const plain = __addDisposableResource(env_2, openTestSocket(app.url, owner.token), true);
        expect((await plain.subscribe(missing).nextError()).message).toBe('No such pet.');
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
});
test('what is refused outside the graph is in the language of the request', async () => {
    const response = await fetch(`${app.url}/nowhere`, { headers: inKorean });
    expect((await response.json()).errors[0]).toEqual({
        message: '페이지를 찾을 수 없습니다.',
        extensions: { code: 'NOT_FOUND' },
    });
});
test('too many operations are refused in the language of the request', async () => {
    const { url } = await app.another({ LIMIT_OPERATIONS_OWNER: '1/1m', RUN: 'api' });
    const owner = await newOwner(app.url);
    const hurried = caller(url, owner.token, inKorean);
    await hurried.request('{ me { id } }');
    expect(await hurried.requestError('{ me { id } }')).toMatchObject({
        message: '요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.',
        extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) },
    });
});
test('without a model, pets speak Korean to an owner who reads it', async () => {
    const said = [];
    const request = { pet: { name: '나비', persona: '고양이' }, ownerLocale: 'ko-KR', conversation: [] };
    for await (const word of scriptedVoice({ pace: 0, takesCommands: false }).speak({ ...request, outreach: { awayFor: 1, localTime: null, avoid: [] } }, new AbortController().signal))
        said.push(word);
    expect(said.join('')).toMatch(/나비가.*언어 모델/);
});
//# sourceMappingURL=korean-owner.test.js.map