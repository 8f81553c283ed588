package progress

import (
	"encoding/base32"
	"encoding/binary"
)

// An option's hash is 8 characters of base32hex: 5 bytes when packed. A list that holds anything
// else is kept as text, so that no hash is ever lost.
const (
	hashChars  = 8
	hashBytes  = 5
	formPacked = 1
	formText   = 2
)

var hashCode = base32.NewEncoding("0123456789abcdefghijklmnopqrstuv").WithPadding(base32.NoPadding)

// packHashes is nil for an empty list.
func packHashes(list []string) []byte {
	if len(list) == 0 {
		return nil
	}
	packed := make([]byte, 1, 1+hashBytes*len(list))
	packed[0] = formPacked
	for _, h := range list {
		raw, err := hashCode.DecodeString(h)
		if err != nil || len(h) != hashChars || len(raw) != hashBytes || hashCode.EncodeToString(raw) != h {
			return textHashes(list)
		}
		packed = append(packed, raw...)
	}
	return packed
}

func textHashes(list []string) []byte {
	packed := []byte{formText}
	for _, h := range list {
		packed = binary.AppendUvarint(packed, uint64(len(h)))
		packed = append(packed, h...)
	}
	return packed
}

// unpackHashes takes any bytes; of a damaged list it gives what can be read, and the event's checksum
// tells.
func unpackHashes(packed []byte) []string {
	if len(packed) < 2 {
		return nil
	}
	if packed[0] == formText {
		return untextHashes(packed[1:])
	}
	packed = packed[1:]
	list := make([]string, 0, len(packed)/hashBytes)
	for len(packed) >= hashBytes {
		list = append(list, hashCode.EncodeToString(packed[:hashBytes]))
		packed = packed[hashBytes:]
	}
	return list
}

func untextHashes(packed []byte) []string {
	var list []string
	for len(packed) > 0 {
		size, width := binary.Uvarint(packed)
		if width <= 0 || size > uint64(len(packed)-width) {
			return list
		}
		packed = packed[width:]
		list = append(list, string(packed[:size]))
		packed = packed[size:]
	}
	return list
}
