import { useState, type ReactNode } from 'react';
import { formErrors } from '@nuzzle/client';
import { NuzzleProvider, useRooms, useSession } from '@nuzzle/client/react';
import { Button, FlatList, Pressable, SafeAreaView, Text, TextInput } from 'react-native';
import { ChatScreen } from './chat-screen.js';
import { nuzzle } from './nuzzle.js';

export default function App(): ReactNode {
  return (
    <NuzzleProvider nuzzle={nuzzle}>
      <SafeAreaView style={{ flex: 1 }}>
        <Start />
      </SafeAreaView>
    </NuzzleProvider>
  );
}

function Start(): ReactNode {
  const { status } = useSession();
  const [roomId, setRoomId] = useState<string>();
  if (status === 'loading') return null;
  if (status === 'signedOut') return <LogIn />;
  if (roomId) return <ChatScreen roomId={roomId} onBack={() => setRoomId(undefined)} />;
  return <RoomList onOpen={setRoomId} />;
}

function LogIn(): ReactNode {
  const { logIn } = useSession();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string>();
  const submit = () => {
    logIn({ login, password }).catch((error: unknown) => {
      const { fields, message } = formErrors(error);
      setFault(message ?? Object.values(fields).join(' '));
    });
  };
  return (
    <>
      <TextInput
        accessibilityLabel="Name or email"
        autoCapitalize="none"
        onChangeText={setLogin}
        value={login}
      />
      <TextInput accessibilityLabel="Password" secureTextEntry onChangeText={setPassword} value={password} />
      <Button title="Log in" onPress={submit} />
      {fault && <Text accessibilityRole="alert">{fault}</Text>}
    </>
  );
}

function RoomList({ onOpen }: { onOpen: (roomId: string) => void }): ReactNode {
  const { items, loadMore } = useRooms();
  return (
    <FlatList
      data={items}
      keyExtractor={({ id }) => id}
      onEndReached={() => void loadMore()}
      renderItem={({ item }) => (
        <Pressable accessibilityRole="button" onPress={() => onOpen(item.id)}>
          <Text>
            {item.pet.name} {item.unreadCount > 0 && `(${item.unreadCount})`}
          </Text>
          <Text numberOfLines={1}>{item.lastMessage?.content}</Text>
        </Pressable>
      )}
    />
  );
}
