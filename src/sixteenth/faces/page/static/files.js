// Files that leave the page, and what is copied out of it.

/** Save what is behind an address made here. */
export function save(url, name) {
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name });
  link.click();
}

export function saveText(text, name, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  save(url, name);
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Put a text where it can be pasted; an older way where a browser refuses the first. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
