import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { openCache } from './cache/open-cache.js';
import { openChat } from './chat/open-chat.js';
import type { Chat } from './chat/chat-state.js';
import { openReply, type OpenReply } from './chat/open-reply.js';
import { openDevice, openDeviceValues } from './device/open-device.js';
import { OwnerFieldsFragmentDoc } from './generated/graphql.js';
import { openHome } from './home/open-home.js';
import { openLiveEvents } from './live/live-events.js';
import type { NuzzleOptions } from './nuzzle-options.js';
import type { Nuzzle } from './nuzzle.js';
import { openOutbox } from './outbox/open-outbox.js';
import { openOutboxStore } from './outbox/outbox-store.js';
import { openPresence } from './presence/open-presence.js';
import { openSecrets } from './session/secrets.js';
import { openSession } from './session/open-session.js';
import { openTabs } from './tabs/tabs.js';
import { textsIn } from './texts.js';
import { openAuthLink } from './transport/auth-link.js';
import { openConnection } from './transport/connection.js';
import { openSocket } from './transport/open-socket.js';
import { openFetch } from './transport/open-fetch.js';
import { openPost } from './transport/post-operation.js';
import { resumeLink } from './transport/resume-link.js';
import { openWait } from './wait.js';

/** Opens a client of Nuzzle. Create one for a whole app. */
export function createNuzzle(options: NuzzleOptions): Nuzzle {
  const isPage = typeof document === 'object';
  const { locale, storage } = options;
  const url = isPage ? new URL(options.url, document.baseURI).href : options.url;
  const asksForCookie = options.refreshCookie ?? (isPage && storage === undefined);
  const sharedAs = options.sharedAs ?? (isPage ? url : undefined);
  const name = sharedAs === undefined ? undefined : `nuzzle ${sharedAs}`;
  const texts = textsIn(locale ?? globalThis.navigator?.language);
  const language: Record<string, string> = locale === undefined ? {} : { 'Accept-Language': locale };
  const headers = { ...language, ...(asksForCookie && { 'nuzzle-refresh': 'cookie' }) };
  const connection = openConnection();
  const { fetch, settle } = openFetch(options.fetch, texts, connection.request);

  const tabs = openTabs(name);
  const device = openDevice(name);
  const post = openPost(url, { fetch, headers, texts });
  const secrets = openSecrets(openDeviceValues(device), storage, asksForCookie);
  const { session, keeper, setOwner } = openSession(post, tabs, secrets, locale, ({ id }, reason) =>
    Promise.all([apollo.clearStore(), reason === 'LOGGED_OUT' ? unsent.clear(id) : undefined]),
  );
  const socket = openSocket({
    url: options.webSocketUrl ?? url.replace(/^http/, 'ws'),
    keeper,
    connection,
    params: language,
    webSocketImpl: options.webSocketImpl,
  });

  const cache = openCache();
  const live = openLiveEvents(() => apollo, cache);
  const apollo = new ApolloClient({
    cache,
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      ApolloLink.from([resumeLink, new GraphQLWsLink(socket.client)]),
      ApolloLink.from([
        openAuthLink(keeper),
        live.link,
        new HttpLink({ uri: url, fetch, credentials: 'include', headers }),
      ]),
    ),
  });
  const unsent = openOutbox(apollo, openOutboxStore(device), tabs, texts);
  const presence = openPresence(post, tabs, options.awayAfter ?? 180_000);
  const reads = openWait();
  const home = openHome(apollo, session, reads);
  const chats = new Map<string, Chat>();
  const replies = new Map<string, OpenReply>();
  live.listen((event) => {
    for (const reply of replies.values()) reply.hear(event);
  });

  let before: string | undefined;
  let watching: { unsubscribe(): void } | undefined;
  const onSession = (): void => {
    const { status, owner } = session.get();
    if (status === 'loading' || owner?.id === before) return;
    // Whoever waited for the first owner keeps what they follow.
    if (before !== undefined) {
      chats.clear();
      replies.clear();
    }
    before = owner?.id;
    watching?.unsubscribe();
    live.follow(undefined);
    socket.reconnect();
    connection.unused();
    unsent.follow(owner?.id);
    presence.follow(owner && (() => keeper.present()?.accessToken));
    if (!owner) return;
    cache.writeFragment({
      fragment: OwnerFieldsFragmentDoc,
      fragmentName: 'OwnerFields',
      id: `User:${owner.id}`,
      data: { ...owner, __typename: 'User' } as typeof owner,
    });
    watching = apollo
      .watchFragment({
        fragment: OwnerFieldsFragmentDoc,
        fragmentName: 'OwnerFields',
        from: { __typename: 'User', id: owner.id },
      })
      .subscribe(({ data, complete }) => {
        if (complete) setOwner(data);
      });
    live.follow(owner.id);
  };
  const stopSession = session.subscribe(onSession);

  const events = new AbortController();
  const wake = (): void => {
    keeper.wake();
    socket.wake();
    live.wake();
    unsent.wake();
    reads.wake();
  };
  if (isPage) {
    addEventListener('online', () => (socket.reconnect(), wake()), { signal: events.signal });
    document.addEventListener('visibilitychange', wake, { signal: events.signal });
  }
  const stopConnection = connection.state.subscribe(() => {
    if (connection.state.get() === 'connected') wake();
  });

  return {
    apollo,
    session,
    outbox: unsent.outbox,
    presence: presence.presence,
    connection: connection.state,
    ...home,
    chat(id) {
      const chat = chats.get(id) ?? openChat(apollo, session, reads, unsent.outbox, texts, id);
      chats.set(id, chat);
      return chat;
    },
    reply(id) {
      const reply = replies.get(id) ?? openReply(apollo, session, id);
      replies.set(id, reply);
      return reply.reply;
    },
    async dispose() {
      events.abort();
      stopSession();
      stopConnection();
      watching?.unsubscribe();
      live.follow(undefined);
      unsent.dispose();
      presence.dispose();
      connection.dispose();
      keeper.dispose();
      await settle();
      apollo.stop();
      await socket.dispose();
      tabs.close();
      (await device)?.close();
    },
  };
}
