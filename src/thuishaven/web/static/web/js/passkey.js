// Passkeys: a form with data-passkey="login", "create" or "get" gets its credential from the device and is then sent.
// The options come from data-options, or for "login" from the address of the form. Without passkeys on this device the
// form stays hidden.

const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const withBytes = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));

async function create(options, passwordless) {
  const key = options.creation_options.publicKey;
  const selection = { ...key.authenticatorSelection, residentKey: passwordless ? "required" : "discouraged", requireResidentKey: passwordless };
  if (passwordless) selection.userVerification = "required";
  return navigator.credentials.create({
    publicKey: {
      ...key,
      authenticatorSelection: selection,
      challenge: toBytes(key.challenge),
      user: { ...key.user, id: toBytes(key.user.id) },
      excludeCredentials: withBytes(key.excludeCredentials),
    },
  });
}

function get(options) {
  const key = options.request_options.publicKey;
  return navigator.credentials.get({
    publicKey: { ...key, challenge: toBytes(key.challenge), allowCredentials: withBytes(key.allowCredentials) },
  });
}

function written(credential) {
  const answer = { clientDataJSON: toText(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) answer[name] = toText(credential.response[name]);
  }
  if (credential.response.getTransports) answer.transports = credential.response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: answer,
  });
}

async function optionsOf(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`passkey options: ${response.status}`);
  return response.json();
}

async function fill(form) {
  const options = await optionsOf(form);
  const passwordless = form.elements.passwordless?.checked ?? false;
  return form.dataset.passkey === "create" ? create(options, passwordless) : get(options);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  const trouble = form.querySelector("[data-passkey-trouble]");
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    trouble.hidden = true;
    try {
      form.elements.credential.value = written(await fill(form));
      form.submit();
    } catch {
      form.elements.credential.value = "";
      trouble.hidden = false;
    }
  });
}
