import type { Locator, Page } from 'playwright-core';

/** An owner as forms ask for one. */
export interface Account {
  readonly username: string;
  readonly email: string;
  password: string;
}

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).click();

/** Signs an owner up, and waits for the screen of the first pet. */
export async function signUp(page: Page, { username, email, password }: Account): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Username', { exact: true }).fill(username);
  await page.getByLabel('Email address', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Sign up');
  await page.getByRole('heading', { name: 'A new pet', level: 1 }).waitFor();
}

/** Logs an owner in from wherever the page is, and waits for their chats. */
export async function logIn(page: Page, { username, password }: Account): Promise<void> {
  await page.getByLabel('Username or email address').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Log in');
  await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
}

/** Creates a pet on its screen, and waits for its room. */
export async function createPet(page: Page, name: string, persona: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Character', { exact: true }).fill(persona);
  await press(page, 'Welcome them home');
  await composer(page).waitFor();
}

/** Where an owner writes. */
export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^Message to/ });

/** The messages of the room that is open. */
export const messages = (page: Page): Locator => page.getByRole('log').getByRole('article');

/** The message with these words. */
export const bubble = (page: Page, words: string | RegExp): Locator =>
  messages(page).filter({ hasText: words });

/** Writes a message, presses Enter, and waits until its bubble is there. */
export async function say(page: Page, words: string): Promise<void> {
  await composer(page).fill(words);
  await composer(page).press('Enter');
  await bubble(page, words).first().waitFor();
}

/** Waits until a message has arrived at the server: nothing is left of its being on the way. */
export async function arrived(page: Page, words: string): Promise<void> {
  await bubble(page, words).first().waitFor();
  await page
    .getByText(/^(Sending…|Waits for a connection)$/)
    .first()
    .waitFor({ state: 'detached' });
}
