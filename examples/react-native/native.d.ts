// The few types of React Native and Expo that the sketch uses, so that it is checked without installing them.
// In an app, delete this file: the packages have their own.

declare module 'react-native' {
  import type { ComponentType, ReactNode } from 'react';

  interface Accessible {
    accessibilityLabel?: string;
    accessibilityLiveRegion?: 'none' | 'polite' | 'assertive';
    accessibilityRole?: 'alert' | 'button';
  }
  interface Box extends Accessible {
    children?: ReactNode;
    style?: { flex?: number };
  }
  interface FlatListProps<Item> {
    data: readonly Item[];
    inverted?: boolean;
    keyExtractor: (item: Item) => string;
    onEndReached?: () => void;
    renderItem: (info: { item: Item }) => ReactNode;
  }
  export const View: ComponentType<Box>;
  export const SafeAreaView: ComponentType<Box>;
  export const Text: ComponentType<Accessible & { children?: ReactNode; numberOfLines?: number }>;
  export const Pressable: ComponentType<
    Accessible & { children?: ReactNode; disabled?: boolean; onPress: () => void }
  >;
  export const Button: ComponentType<{ disabled?: boolean; onPress: () => void; title: string }>;
  export const TextInput: ComponentType<
    Accessible & {
      autoCapitalize?: 'none' | 'sentences';
      maxLength?: number;
      onChangeText: (text: string) => void;
      secureTextEntry?: boolean;
      value: string;
    }
  >;
  export function FlatList<Item>(props: FlatListProps<Item>): ReactNode;
  export const AppState: {
    addEventListener: (
      type: 'change',
      listener: (state: 'active' | 'background' | 'inactive') => void,
    ) => { remove: () => void };
  };
}

declare module 'expo-secure-store' {
  export function getItemAsync(key: string): Promise<string | null>;
  export function setItemAsync(key: string, value: string): Promise<void>;
  export function deleteItemAsync(key: string): Promise<void>;
}
