// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { setToken, token } from '../api/token';

/** Asks for the token where the address had none, or one that the server does not know. */
export function SignIn({ onToken }: { onToken: () => void }) {
  const [text, setText] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    setToken(text);
    onToken();
  };
  return (
    <main class="sign-in">
      <h1>Millrace</h1>
      <form onSubmit={submit}>
        <label for="token">Access token</label>
        <input
          id="token"
          type="password"
          autocomplete="off"
          autofocus
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="primary" disabled={text.trim() === ''}>Open</button>
      </form>
      {token() !== null && <p class="error-text" role="alert">The server does not know this token.</p>}
      <p class="faint">
        The server wrote two when it first started, into <code>viewer.token</code> and <code>operator.token</code> in
        the folder that it named then. The address that it printed has one in it already.
      </p>
    </main>
  );
}
