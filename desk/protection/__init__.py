"""What personal data a case holds, why, until when, and who saw; what is past its time in the whole house."""
