package fsrs

import "testing"

// The expected numbers are those published for this generator and seed.
func TestLuckFollowsSplitMix64(t *testing.T) {
	want := [...]uint64{6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821}
	for reps, draw := range want {
		if got := luck(1234567, reps); got != draw {
			t.Errorf("draw %d is %d, want %d", reps, got, draw)
		}
	}
}
