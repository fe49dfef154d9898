/** A refusal both the booking page and the API can put in their own words' shape. */
export class BookingFailure extends Error {
  constructor(
    readonly status: 400 | 404 | 409,
    message: string,
  ) {
    super(message);
    this.name = 'BookingFailure';
  }
}
