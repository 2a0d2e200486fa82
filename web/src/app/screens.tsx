import { lazy, type ComponentType } from 'react';
import { Route } from 'react-router';

/** A screen, fetched when it is first opened. */
export interface Screen {
  readonly path: string;
  readonly Screen: ComponentType;
  readonly load: () => Promise<ComponentType>;
}

/** Returns a screen whose code is fetched when it is first opened. */
export const screen = (path: string, load: () => Promise<ComponentType>): Screen => ({
  path,
  load,
  Screen: lazy(async () => ({ default: await load() })),
});

/** Returns the route of a screen. */
export const toRoute = ({ path, Screen: Shown }: Screen) => (
  <Route key={path} path={path} element={<Shown />} />
);

/** The screens of somebody who is not logged in. */
export const guestScreens: readonly Screen[] = [
  screen('/log-in', async () => (await import('../session/log-in-page.js')).LogInPage),
  screen('/sign-up', async () => (await import('../session/sign-up-page.js')).SignUpPage),
];

/** The screens that links in mails open, for whoever opens them. */
export const linkScreens: readonly Screen[] = [
  screen(
    '/reset-password',
    async () => (await import('../session/reset-password-page.js')).ResetPasswordPage,
  ),
  screen('/verify-email', async () => (await import('../session/verify-email-page.js')).VerifyEmailPage),
];

/** The screens of an owner, beside the list of rooms; on a phone, in its place. */
export const ownerScreens: readonly Screen[] = [
  screen('/', async () => (await import('../rooms/no-room.js')).NoRoom),
  screen('/rooms/:roomId', async () => (await import('../chat/chat-page.js')).ChatPage),
  screen('/archived', async () => (await import('../rooms/archived-page.js')).ArchivedPage),
  screen('/pets/new', async () => (await import('../pets/new-pet-page.js')).NewPetPage),
  screen('/pets/:petId', async () => (await import('../pets/pet-page.js')).PetPage),
  screen('/pets/:petId/memories', async () => (await import('../memories/memories-page.js')).MemoriesPage),
  screen(
    '/notifications',
    async () => (await import('../notifications/notifications-page.js')).NotificationsPage,
  ),
  screen('/settings', async () => (await import('../settings/settings-page.js')).SettingsPage),
  screen('/settings/:part', async () => (await import('../settings/setting-page.js')).SettingPage),
  screen('/help', async () => (await import('../help/help-page.js')).HelpPage),
];
