import { networkOf } from '../limit/network.js';
/** Names who asks for a password to be hashed: the owner who is logged in, or else the network of their address. */
export const askerOf = ({ viewer, client }) => 'userId' in viewer ? `owner ${viewer.userId}` : `network ${networkOf(client.address)}`;
//# sourceMappingURL=asker.js.map