import { createNuzzle } from '@nuzzle/client';
import { deleteItemAsync, getItemAsync, setItemAsync } from 'expo-secure-store';
import { AppState } from 'react-native';

/** The client of the whole app. Its tokens stay in the keychain. */
export const nuzzle = createNuzzle({
  url: 'https://nuzzle.example.com/graphql',
  storage: { get: getItemAsync, set: setItemAsync, remove: deleteItemAsync },
});

// A pet writes first when its owner is away: a phone's app is there only while it is in front.
AppState.addEventListener('change', (state) => {
  nuzzle.presence.set(state === 'active' ? 'ACTIVE' : 'AWAY');
});
