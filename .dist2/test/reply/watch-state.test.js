import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { initialWatchState, nextEvent, reduceReply, } from '../../src/reply/watch-state.js';
import { ReplyProgressState } from '../../src/reply/reply.inputs.js';
import { WatchedRoom } from './watched-room.js';
const { DONE, FAILED, STOPPED, THINKING } = ReplyProgressState;
const seed = 20_261_127;
const runs = 1_000;
const room = (changes = {}) => ({
    type: 'roomRead',
    room: {
        petName: 'Coco',
        isDue: false,
        isStarted: false,
        failure: null,
        fence: 1,
        lastMessageId: '10',
        lastMessageAt: '2026-11-27T00:00:00Z',
        words: null,
        seq: null,
        ...changes,
    },
});
/** The room while try `fence` is under way. */
const trying = (fence, seq = null, words = null) => room({ isDue: true, isStarted: true, fence, seq, words });
const failed = (fence, failure = 'VOICE_DOWN') => room({ failure, fence });
const words = (fence, seq, text) => ({
    type: 'wordsPublished',
    words: { fence, seq, words: text },
});
const reply = (id, content) => ({
    type: 'petMessage',
    message: { id, cursor: `cursor ${id}`, node: { id, content } },
});
const taken = { type: 'eventTaken' };
/** Takes every waiting event. */
function drain(state) {
    const event = nextEvent(state);
    return event ? [event, ...drain(reduceReply(state, taken))] : [];
}
/** The events that a consumer gets if it takes nothing until the end, as short texts. */
const eventsAfter = (inputs) => drain(inputs.reduce(reduceReply, initialWatchState)).map(({ state, text, reason }) => [state, reason ?? text].filter(Boolean).join(': '));
describe('what a consumer gets that takes nothing until the end', () => {
    test.each([
        ['nothing, if no reply is due', [room()], []],
        ['THINKING without words, if a reply is due', [room({ isDue: true })], ['THINKING']],
        ['the stored words, if it comes late', [trying(1, 4, 'Let me')], ['THINKING: Let me']],
        ['the newest words only', [trying(1), words(1, 1, 'a'), words(1, 2, 'a b')], ['THINKING: a b']],
        ['no older words of the same try', [trying(1, 5, 'a b'), words(1, 4, 'a')], ['THINKING: a b']],
        ['no words of an older try', [trying(2), words(2, 1, 'new'), words(1, 9, 'old')], ['THINKING: new']],
        ['no words before the room is read', [words(1, 1, 'old')], []],
        ['the reply instead of its words', [trying(1), words(1, 1, 'a'), reply('11', 'a b')], ['DONE: a b']],
        [
            'no words after their reply',
            [trying(1), reply('11', 'a b'), words(1, 2, 'a b'), room({ lastMessageId: '11' }), words(1, 3, 'a b')],
            ['DONE: a b'],
        ],
        ['no reading from before the reply', [trying(1), reply('11', 'a'), trying(1, 3, 'a')], ['DONE: a']],
        [
            'the next try after a reply',
            [
                trying(1),
                reply('11', 'a'),
                room({ isDue: true, lastMessageId: '11' }),
                words(1, 9, 'old'),
                words(2, 1, 'b'),
            ],
            ['DONE: a', 'THINKING: b'],
        ],
        [
            'the words of the next try again, if they came before the reply',
            [
                trying(1),
                words(2, 1, 'new'),
                reply('11', 'a'),
                room({ isDue: true, isStarted: true, fence: 2, lastMessageId: '11' }),
            ],
            ['DONE: a', 'THINKING: new'],
        ],
        ['every reply', [room(), reply('11', 'a'), reply('12', 'b')], ['DONE: a', 'DONE: b']],
        [
            'a failure once',
            [trying(1), failed(1), failed(1), words(1, 9, 'old')],
            ["FAILED: Coco couldn't reply. Try again."],
        ],
        [
            'every failure, before the reply that follows it',
            [failed(1), trying(2), failed(2), trying(3), words(3, 1, 'a'), reply('11', 'a')],
            ["FAILED: Coco couldn't reply. Try again.", "FAILED: Coco couldn't reply. Try again.", 'DONE: a'],
        ],
        [
            'a failure before the words of a newer try that came first',
            [trying(1), words(2, 1, 'new'), failed(1)],
            ["FAILED: Coco couldn't reply. Try again.", 'THINKING: new'],
        ],
        [
            'a stop, if it has seen the pet think',
            [trying(1), words(1, 1, 'a'), failed(2, 'STOPPED')],
            ['STOPPED'],
        ],
        ['no stop from before it came', [failed(2, 'STOPPED')], []],
        [
            'no words after a stop, and those of the next try',
            [trying(1), failed(2, 'STOPPED'), words(1, 9, 'old'), trying(3), words(3, 1, 'a')],
            ['STOPPED', 'THINKING: a'],
        ],
        ['a refusal', [failed(1, 'VOICE_REFUSED')], ["FAILED: Coco doesn't want to answer that."]],
        ['a timeout', [failed(1, 'VOICE_TIMEOUT')], ['FAILED: Coco took too long to reply. Try again.']],
        [
            'a busy provider',
            [failed(1, 'VOICE_BUSY')],
            ['FAILED: Coco is busy right now. Try again in a minute.'],
        ],
        ['a wrong setting', [failed(1, 'VOICE_MISCONFIGURED')], ["FAILED: Coco can't reply right now."]],
        ['an error of our own', [failed(1, 'INTERNAL')], ["FAILED: Coco couldn't reply. Try again."]],
    ])('%s', (_name, inputs, events) => {
        expect(eventsAfter(inputs)).toEqual(events);
    });
});
test('a result carries its edge, and the seq of the words before it', () => {
    const state = [trying(1), words(1, 7, 'a'), reply('11', 'a b')].reduce(reduceReply, initialWatchState);
    expect(nextEvent(state)).toMatchObject({
        state: 'DONE',
        seq: 7,
        messageEdge: { cursor: 'cursor 11', node: { id: '11' } },
    });
});
test.each([
    { input: { type: 'closed' }, end: {} },
    { input: { type: 'error', error: new Error('gone') }, end: { error: new Error('gone') } },
])('nothing happens after $input.type', ({ input, end }) => {
    const state = [trying(1), input].reduce(reduceReply, initialWatchState);
    expect(state.end).toEqual(end);
    expect([words(1, 1, 'a'), reply('11', 'a'), failed(1), taken].reduce(reduceReply, state)).toBe(state);
});
const seqs = (inputs) => drain(inputs.reduce(reduceReply, initialWatchState)).map(({ state, seq }) => [state, seq]);
test('seq begins anew with each reply, also if the next one fails or is stopped before its first word', () => {
    const first = [trying(1), words(1, 7, 'a'), reply('11', 'a')];
    const next = room({ isDue: true, isStarted: true, fence: 2, lastMessageId: '11' });
    expect(seqs(first)).toEqual([[DONE, 7]]);
    expect(seqs([...first, next, room({ failure: 'VOICE_DOWN', fence: 2, lastMessageId: '11' })])).toEqual([
        [DONE, 7],
        [FAILED, 0],
    ]);
    expect(seqs([...first, next, room({ failure: 'STOPPED', fence: 2, lastMessageId: '11' })])).toEqual([
        [DONE, 7],
        [STOPPED, 0],
    ]);
    expect(seqs([...first, next, words(2, 3, 'b'), reply('12', 'b')])).toEqual([
        [DONE, 7],
        [DONE, 3],
    ]);
    // Nobody saw its words.
    expect(seqs([...first, reply('12', 'b')])).toEqual([
        [DONE, 7],
        [DONE, 0],
    ]);
    expect(seqs([trying(1), words(1, 7, 'a'), failed(1)])).toEqual([[FAILED, 7]]);
});
test('any interleaving gives every result once, and words in order and never late', () => {
    const seen = { DONE: 0, FAILED: 0, STOPPED: 0, THINKING: 0 };
    const acts = Object.entries(WatchedRoom.acts);
    const act = fc.oneof(...acts.map(([name, weight]) => ({ weight, arbitrary: fc.constant(name) })));
    // Unbiased, because biased steps repeat the same few acts.
    const steps = fc.noBias(fc.array(fc.tuple(act, fc.nat()), { minLength: 150, maxLength: 200 }));
    fc.assert(fc.property(steps, (walk) => {
        const world = new WatchedRoom();
        for (const [name, choice] of walk)
            world.act(name, choice);
        world.finish();
        const { events, expected } = world;
        expect(events.filter(({ state }) => state === DONE).map(({ text }) => text)).toEqual(expected.done);
        expect(events.filter(({ state }) => state === FAILED)).toHaveLength(expected.failures);
        let newest = { fence: 0, seq: 0 };
        let repliedFence = 0;
        for (const { state, text } of events) {
            seen[state]++;
            if (state === FAILED || state === STOPPED || text === '')
                continue;
            const [fence, seq] = text.split('.').map(Number);
            if (state === DONE) {
                repliedFence = fence;
                continue;
            }
            expect(fence).toBeGreaterThan(repliedFence);
            expect(fence > newest.fence || (fence === newest.fence && seq >= newest.seq)).toBe(true);
            newest = { fence, seq };
        }
        const last = events.at(-1);
        expect(last?.state === THINKING).toBe(expected.isThinking);
        if (expected.lastWords !== undefined)
            expect(last.text).toBe(expected.lastWords);
        expect(world.maxThinkingWaiting).toBeLessThanOrEqual(1);
    }), { seed, numRuns: runs });
    // The runs must have had events of every kind.
    for (const count of Object.values(seen))
        expect(count).toBeGreaterThan(runs / 4);
});
//# sourceMappingURL=watch-state.test.js.map