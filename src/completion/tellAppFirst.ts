/** An app's mistake must not cost the clinic the booking. */
export function tellAppFirst(app: () => void, completion: () => void): void {
  try {
    app();
  } finally {
    completion();
  }
}
