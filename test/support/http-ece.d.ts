declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  const ece: {
    /** Undoes the encrypted content coding of RFC 8188, with the keys of RFC 8291. */
    decrypt(body: Buffer, params: { version: 'aes128gcm'; privateKey: ECDH; authSecret: Buffer }): Buffer;
  };
  export default ece;
}
