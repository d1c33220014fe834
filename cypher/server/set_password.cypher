// purpose: Gives a user of the local server a new password; runs in the database `system`.
// parameters: user (String), password (String)
// columns: none
ALTER USER $user SET PLAINTEXT PASSWORD $password CHANGE NOT REQUIRED
