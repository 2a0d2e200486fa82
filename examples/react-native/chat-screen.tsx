import { useEffect, useState, type ReactNode } from 'react';
import { useChat, useConnection, useReply } from '@nuzzle/client/react';
import { Button, FlatList, Pressable, Text, TextInput, View } from 'react-native';

export function ChatScreen({ roomId, onBack }: { roomId: string; onBack: () => void }): ReactNode {
  const chat = useChat(roomId);
  const reply = useReply(roomId);
  const connection = useConnection();
  const [draft, setDraft] = useState('');
  const newest = chat.messages.at(-1)?.id;
  const { markRead } = chat;
  useEffect(() => {
    if (newest) void markRead(newest);
  }, [newest, markRead]);
  const send = () => {
    chat.send(draft);
    setDraft('');
  };
  return (
    <View style={{ flex: 1 }}>
      <Button title="Back" onPress={onBack} />
      <Text>{chat.room && `${chat.room.pet.name} is an AI.`}</Text>
      {connection !== 'connected' && <Text accessibilityRole="alert">No connection. Messages wait.</Text>}
      <FlatList
        inverted
        data={chat.messages.toReversed()}
        keyExtractor={({ key }) => key}
        onEndReached={() => void chat.loadOlder()}
        renderItem={({ item }) => (
          <Pressable
            accessibilityRole="button"
            disabled={item.state !== 'failed'}
            onPress={() => item.clientMessageId && chat.retry(item.clientMessageId)}
          >
            <Text>{item.deletedAt ? '(deleted)' : item.content}</Text>
            {item.state === 'sending' && <Text>…</Text>}
            {item.state === 'failed' && <Text>{item.failure?.message} Tap to try again.</Text>}
          </Pressable>
        )}
      />
      {reply.state === 'thinking' && <Text accessibilityLiveRegion="polite">{reply.text}…</Text>}
      {reply.state === 'failed' && (
        <Button title={`${reply.reason} Try again`} onPress={() => void reply.retry()} />
      )}
      <TextInput accessibilityLabel="Message" maxLength={1000} onChangeText={setDraft} value={draft} />
      <Button disabled={draft.trim() === ''} title="Send" onPress={send} />
    </View>
  );
}
