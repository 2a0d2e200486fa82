import { createHash } from 'node:crypto';
const operations = {
    verifyEmail: 'mutation ($input: VerifyEmailInput!) { verifyEmail(input: $input) { __typename } }',
    resetPassword: 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename } }',
    requestPasswordReset: 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { __typename } }',
};
/** The operations of these pages, which every list of operations allows. */
export const mailPageOperations = Object.values(operations);
const style = `
body { font: 16px/1.6 system-ui, sans-serif; max-width: 26rem; margin: 4rem auto; padding: 0 1rem; color: #222; }
input, button { font: inherit; width: 100%; box-sizing: border-box; padding: .6rem; margin: .4rem 0; }
p[role=status] { min-height: 3.2em; }`;
/**
 * What each page does. It takes the token out of the address bar, and sends it only when its reader presses the button:
 * programs that look into mails open links, too.
 */
const script = `
const token = new URLSearchParams(location.search).get('token');
history.replaceState(null, '', location.pathname);
const form = document.querySelector(token === null ? 'form[data-without]' : 'form[data-with]');
const status = document.querySelector('[role=status]');
if (form) form.hidden = false;
else status.textContent = 'Open the link in your mail. / 메일의 링크를 열어 주세요.';
form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  status.textContent = '…';
  const input = { ...Object.fromEntries(new FormData(form)), ...(token !== null && { token }) };
  const { query, done } = form.dataset;
  try {
    const response = await fetch('graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { errors } = await response.json();
    const fields = errors?.[0]?.extensions?.fields;
    if (!errors) form.hidden = true;
    status.textContent = errors ? (fields ?? []).map(({ message }) => message).join(' ') || errors[0].message : done;
  } catch {
    status.textContent = 'Nuzzle cannot be reached. Try again. / 연결할 수 없습니다. 다시 시도해 주세요.';
  }
  button.disabled = false;
});`;
const sourceOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const headers = {
    'content-security-policy': `default-src 'none'; script-src ${sourceOf(script)}; style-src ${sourceOf(style)}; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex',
};
const page = (title, forms) => ({
    html: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
<h1>${title}</h1>
${forms}
<p role="status"></p>
<script>${script}</script>
</html>
`,
    headers,
});
/** The page that confirms an email address. */
export const verifyEmailPage = page('Confirm your email address / 이메일 주소 확인', `<form hidden data-with data-query="${operations.verifyEmail}" data-done="Confirmed. You can close this page. / 확인되었습니다. 이 페이지를 닫으셔도 됩니다.">
<button>Confirm / 확인</button>
</form>`);
/** The page that sets a new password, or asks for a link that does. */
export const resetPasswordPage = page('Choose a new password / 새 비밀번호', `<form hidden data-with data-query="${operations.resetPassword}" data-done="Your password has changed. Log in with it. / 비밀번호가 바뀌었습니다. 새 비밀번호로 로그인해 주세요.">
<label>New password / 새 비밀번호 <input name="newPassword" type="password" autocomplete="new-password" minlength="8" maxlength="128" required></label>
<button>Change / 바꾸기</button>
</form>
<form hidden data-without data-query="${operations.requestPasswordReset}" data-done="If an account has this address, a link is on its way. / 이 주소의 계정이 있다면 링크를 보내 드립니다.">
<label>Email address / 이메일 주소 <input name="email" type="email" autocomplete="email" maxlength="100" required></label>
<button>Send a link / 링크 받기</button>
</form>`);
//# sourceMappingURL=mail-page.js.map