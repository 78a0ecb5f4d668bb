//! Which machines may be asked.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Blocks of IPv4 that lead to no public machine, with the length of their prefix: IANA's registry of special-purpose addresses, multicast and
/// what is reserved.
const NOT_PUBLIC_4: [(Ipv4Addr, u32); 15] = [
    // This network.
    (Ipv4Addr::UNSPECIFIED, 8),
    // Private networks.
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    // Between a provider and its customers.
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    // This machine.
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    // This link; here clouds keep their metadata.
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    // Protocol assignments.
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    // Documentation.
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    // Relays from IPv6, given up.
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    // Measurements of networks.
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    // Multicast.
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    // Reserved, with broadcast.
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// Blocks of IPv6 inside `2000::/3`, the one block of public addresses, that lead to no public machine. Mapped, private, local and multicast
/// addresses stand outside of it.
const NOT_PUBLIC_6: [(Ipv6Addr, u32); 4] = [
    // Protocol assignments, with Teredo.
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    // Documentation.
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
    // 6to4, which can hold any IPv4 address.
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
];

const PUBLIC_6: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// How networks that speak IPv6 alone write a public IPv4 address (RFC 6052).
const NAT64: (Ipv6Addr, u32) = (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96);

/// Whether an address is that of one machine on the public internet. All others (this machine, private networks, multicast, documentation,
/// addresses that hide another one) are not connected to.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !NOT_PUBLIC_4.iter().any(|block| is_in_4(address, *block)),
        IpAddr::V6(address) if is_in_6(address, NAT64) => {
            let [.., a, b, c, d] = address.octets();
            is_public(Ipv4Addr::new(a, b, c, d).into())
        }
        IpAddr::V6(address) => is_in_6(address, PUBLIC_6) && !NOT_PUBLIC_6.iter().any(|block| is_in_6(address, *block)),
    }
}

fn is_in_4(address: Ipv4Addr, (block, prefix): (Ipv4Addr, u32)) -> bool {
    (address.to_bits() ^ block.to_bits()) >> (Ipv4Addr::BITS - prefix) == 0
}

fn is_in_6(address: Ipv6Addr, (block, prefix): (Ipv6Addr, u32)) -> bool {
    (address.to_bits() ^ block.to_bits()) >> (Ipv6Addr::BITS - prefix) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn public(address: &str) -> bool {
        is_public(address.parse().unwrap())
    }

    #[test]
    fn public_machines_are_asked() {
        for address in ["1.1.1.1", "8.8.8.8", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1"]
        {
            assert!(public(address), "{address}");
        }
        for address in ["2606:4700:4700::1111", "2a00:1450:4001::200e", "2001:4860:4860::8888", "64:ff9b::808:808"] {
            assert!(public(address), "{address}");
        }
    }

    #[test]
    fn this_machine_private_networks_and_metadata_are_not_asked() {
        let four = [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.192",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
        ];
        let six = [
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::808:808",
            "100::1",
            "2001::1",
            "2001:10::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2002:808:808::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ];
        for address in four.iter().chain(&six) {
            assert!(!public(address), "{address}");
        }
    }

    proptest! {
        #[test]
        fn what_the_standard_library_calls_special_is_not_public(bits in any::<u32>()) {
            let four = Ipv4Addr::from_bits(bits);
            let special = four.is_private() || four.is_loopback() || four.is_link_local() || four.is_multicast()
                || four.is_broadcast() || four.is_documentation() || four.is_unspecified();
            prop_assert!(!(special && is_public(four.into())), "{}", four);
        }

        #[test]
        fn an_address_inside_an_address_opens_no_way(bits in any::<u32>(), low in any::<u64>()) {
            let four = Ipv4Addr::from_bits(bits);
            let [a, b] = [(bits >> 16) as u16, bits as u16];
            prop_assert!(!is_public(four.to_ipv6_mapped().into()));
            prop_assert!(!is_public(Ipv6Addr::new(0, 0, 0, 0, 0, 0, a, b).into()));
            let six_to_four = Ipv6Addr::from_bits(Ipv6Addr::new(0x2002, a, b, 0, 0, 0, 0, 0).to_bits() | u128::from(low));
            prop_assert!(!is_public(six_to_four.into()));
            let nat64 = Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, a, b);
            prop_assert_eq!(is_public(nat64.into()), is_public(four.into()));
        }

        #[test]
        fn a_block_is_refused_from_its_first_address_to_its_last(at in any::<u128>()) {
            for (block, prefix) in NOT_PUBLIC_4 {
                let host = (at as u32).checked_shr(prefix).unwrap_or(0);
                prop_assert!(!is_public(Ipv4Addr::from_bits(block.to_bits() | host).into()));
            }
            for (block, prefix) in NOT_PUBLIC_6 {
                prop_assert!(!is_public(Ipv6Addr::from_bits(block.to_bits() | (at >> prefix)).into()));
            }
            let outside = Ipv6Addr::from_bits(at);
            let first = at >> 125;
            prop_assert!(first == 1 || is_in_6(outside, NAT64) || !is_public(outside.into()));
        }
    }
}
