import { afterAll, expect, test } from '@jest/globals';
import { testEnvironment } from '../support/app.js';
import { newOwner } from '../support/client.js';
import { openTestDatabase } from '../support/database.js';
import { startProcess } from '../support/process.js';
import { SmtpService } from '../support/smtp-service.js';

const database = await openTestDatabase();
const smtp = await SmtpService.start();
afterAll(async () => {
  await smtp.stop();
  await database.drop();
});

test('development prints mails in its log, with their links', async () => {
  const environment = { ...testEnvironment(database.url), NODE_ENV: 'development', LOG_LEVEL: 'info' };
  await using running = await startProcess(environment);
  expect(running.output).toMatch(/Mail +printed in the log/);
  const owner = await newOwner(running.url);
  await running.waitForOutput(`${owner.username}@example.com`);
  await running.waitForOutput('/verify-email?token=');
  await running.end('SIGTERM');
});

test('production without a mail server says so once', async () => {
  const environment = { ...testEnvironment(database.url), NODE_ENV: 'production', LOG_LEVEL: 'info' };
  await using running = await startProcess(environment);
  expect(running.output.match(/no mail is sent/g)).toHaveLength(1);
  await newOwner(running.url);
  await running.end('SIGTERM');
  expect(running.output.match(/no mail is sent/g)).toHaveLength(1);
});

test.each(['take', 'refuse'] as const)(
  'production logs neither links nor addresses, when the mail server does %s mails',
  async (kind) => {
    await using running = await startProcess({
      ...testEnvironment(database.url),
      ...smtp.environment,
      NODE_ENV: 'production',
      LOG_LEVEL: 'trace',
    });
    smtp.behaviour = kind === 'take' ? { kind } : { kind, status: 550 };
    const owner = await newOwner(running.url);
    await running.waitForOutput(kind === 'take' ? 'A mail was sent.' : 'A mail failed for good.');
    if (kind === 'take') {
      const { tokens } = await smtp.mailTo(`${owner.username}@example.com`, 'Confirm');
      expect(tokens).toHaveLength(1);
      expect(running.output).not.toContain(tokens[0]);
    }
    await running.end('SIGTERM');
    expect(running.output).not.toContain(`${owner.username}@example.com`);
    expect(running.output).not.toContain('letter box');
  },
);
