export {
  useChat,
  useConnection,
  useNotifications,
  useOutbox,
  usePets,
  useReply,
  useRooms,
  useSession,
} from './hooks.js';
export { NuzzleProvider, useNuzzle } from './nuzzle-provider.js';
export { useLive } from './use-live.js';
