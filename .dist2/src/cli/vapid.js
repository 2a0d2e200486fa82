import webpush from 'web-push';
// npm run vapid: prints a new key pair for Web Push, as environment variables.
const { publicKey, privateKey } = webpush.generateVAPIDKeys();
const lines = [
    `VAPID_PUBLIC_KEY=${publicKey}`,
    `VAPID_PRIVATE_KEY=${privateKey}`,
    'VAPID_SUBJECT=mailto:you@example.com',
];
process.stdout.write(`${lines.join('\n')}\n`);
//# sourceMappingURL=vapid.js.map